import type { Sentences } from "./translate-sentence.ts";

/** What the import centre says of a file, of its columns and of its rows. */
export const importSentences: Sentences = {
  // ratings of reps
  'no member has the address "{code}"': 'tidak ada anggota beralamat "{code}"',
  "add the member first, or correct the address": "tambahkan anggotanya dahulu, atau perbaiki alamatnya",
  "the rater is the rep": "penilainya adalah tenaga penjual itu sendiri",
  "have somebody else rate them": "minta orang lain menilainya",
  "the day is still to come": "harinya belum tiba",
  "its rater has given or changed it since in their own name":
    "sejak itu penilainya memberi atau mengubahnya sendiri",
  "leave the row out: only the rater changes it": "hilangkan barisnya: hanya penilainya yang mengubahnya",
  "the rater has rated this trait of the rep on this day already, in another row or in what is stored":
    "pada hari ini penilai sudah menilai sifat ini dari tenaga penjual itu, di baris lain atau yang sudah tersimpan",
  "leave the row out, or give another day": "hilangkan barisnya, atau sebutkan hari lain",
  // the file
  "the file is empty": "berkasnya kosong",
  "give a file with a header row and at least one row of data":
    "berikan berkas dengan baris judul dan sedikitnya satu baris data",
  "there is a header but no row below it": "ada baris judul, tetapi tidak ada baris di bawahnya",
  "give a file with at least one row of data": "berikan berkas dengan sedikitnya satu baris data",
  "the file cannot be read: {reason}": "berkas tidak dapat dibaca: {reason}",
  "the file has {n} columns, more than {maximum}": "berkas ini punya {n} kolom, lebih dari {maximum}",
  "leave out what is not needed": "hilangkan yang tidak diperlukan",
  "the file has more than {n} rows": "berkas ini punya lebih dari {n} baris",
  "the file has {n} rows, more than {maximum}": "berkas ini punya {n} baris, lebih dari {maximum}",
  "the file has more than {n} MB": "berkas ini lebih besar dari {n} MB",
  "the file has {size}, more than {limit}": "berkas ini sebesar {size}, lebih dari {limit}",
  "the text has {size}, more than {limit}": "teksnya sebesar {size}, lebih dari {limit}",
  "split the file or leave out rows that are not needed":
    "bagi berkasnya, atau hilangkan baris yang tidak diperlukan",
  "split the file or leave out what is not needed": "bagi berkasnya, atau hilangkan yang tidak diperlukan",
  "the file is damaged or cut off: {detail}": "berkas ini rusak atau terpotong: {detail}",
  "save or download it again": "simpan atau unduh lagi",
  "the file unpacks to more than {limit}": "berkas ini menjadi lebih besar dari {limit} setelah dibuka",
  "leave out what is not needed, or give the data as CSV":
    "hilangkan yang tidak diperlukan, atau berikan datanya sebagai CSV",
  "the text is not UTF-8 and was read as Windows-1252 (Western European)":
    "teksnya bukan UTF-8 dan dibaca sebagai Windows-1252 (Eropa Barat)",
  "check accented letters; name the encoding, or save the file as CSV UTF-8, if they are wrong":
    "periksa huruf bertanda; bila salah, pilih set karakternya atau simpan sebagai CSV UTF-8",
  "check accented letters; save the file as CSV UTF-8 if they are wrong":
    "periksa huruf bertanda; bila salah, simpan sebagai CSV UTF-8",
  "the gzip file is damaged or cut off": "berkas gzip ini rusak atau terpotong",
  "download or pack the file again": "unduh atau mampatkan lagi",
  "this is not a text file: it contains NUL bytes": "ini bukan berkas teks: berisi bita NUL",
  "this is not a text file: {cause}": "ini bukan berkas teks: {cause}",
  "this is not a CSV file: {cause}": "ini bukan berkas CSV: {cause}",
  "download or export the data itself, as CSV": "unduh atau ekspor datanya sendiri, sebagai CSV",
  "give CSV (UTF-8), XLSX or JSON; export the data again if the file is one of these":
    "berikan CSV (UTF-8), XLSX, atau JSON; ekspor lagi bila berkasnya salah satu dari itu",
  "check that the file is complete": "pastikan berkasnya lengkap",
  "the JSON cannot be read: {reason}": "JSON tidak dapat dibaca: {reason}",
  "the workbook has {size}, more than {limit}": "buku kerja ini sebesar {size}, lebih dari {limit}",
  "leave out sheets that are not needed, or give the data as CSV":
    "hilangkan lembar yang tidak diperlukan, atau berikan datanya sebagai CSV",
  "the workbook is protected by a password": "buku kerja ini dikunci kata sandi",
  "the row holds the character U+0000, or half of one":
    "baris ini memuat karakter U+0000 atau karakter yang terpotong",
  "write the text of that row anew": "tulis ulang teks pada baris itu",
  "the workbook cannot be read: {reason}": "buku kerja tidak dapat dibaca: {reason}",
  "open it in a spreadsheet program and save it again as XLSX without a password, or give CSV":
    "buka di program lembar kerja dan simpan lagi sebagai XLSX tanpa kata sandi, atau berikan CSV",
  "reading the workbook takes {*reason}": "membaca buku kerja memakan {*reason}",
  "{n} cells hold formulas whose values the file does not have, {first} the first of them":
    "{n} sel berisi rumus yang nilainya tidak ada di berkas; yang pertama {first}",
  "open it in a spreadsheet program and save it again, or paste the values in place of the formulas":
    "buka di program lembar kerja dan simpan lagi, atau tempelkan nilainya sebagai ganti rumus",
  "the workbook takes values from other files; what it last saw of them is used":
    "buku kerja ini mengambil nilai dari berkas lain; yang dipakai adalah nilai terakhirnya",
  "update its links and save it again, if that may be out of date":
    "perbarui tautannya dan simpan lagi, bila mungkin sudah usang",
  "the workbook has no worksheet": "buku kerja ini tidak punya lembar",
  'there is no worksheet "{sheet}"': 'tidak ada lembar "{sheet}"',
  "name one of the worksheets: {*list}": "pilih salah satu lembar: {*list}",
  'the worksheet "{name}" was read, the first with rows of {*list}':
    'lembar "{name}" yang dibaca, yaitu yang pertama berisi baris dari {*list}',
  "if another one is meant, name it with the option sheet, or put it first":
    "bila lembar lain yang dimaksud, sebutkan dengan opsi sheet, atau letakkan di urutan pertama",
  // its form
  "column {n} has no name": "kolom {n} tidak bernama",
  "give every column a name in the first row": "beri setiap kolom nama di baris pertama",
  'columns {a} and {b} are both named "{name}"': 'kolom {a} dan {b} sama-sama bernama "{name}"',
  "rename or remove one of them": "ganti nama atau hapus salah satunya",
  "the row has {n} (cell|cells), the header has {width}": "baris ini punya {n} sel, baris judul {width}",
  "add or remove cells; put quotes around text that contains the delimiter":
    "tambah atau hapus sel; beri tanda kutip pada teks yang memuat pemisah",
  "a quotation mark is opened and not closed, or stands in the middle of a cell":
    "tanda kutip dibuka tetapi tidak ditutup, atau berada di tengah sel",
  'close it, or write a quotation mark within a cell twice ("")':
    'tutup tanda kutipnya, atau tulis dua kali ("") di dalam sel',
  "a quoted text is not closed, or something follows its closing quote":
    "teks berkutip tidak ditutup, atau ada sesuatu setelah kutip penutupnya",
  'close the quote, or write a quote inside quoted text twice ("")':
    'tutup kutipnya, atau tulis kutip di dalam teks dua kali ("")',
  "a cell has {n} characters or more, and may have {maximum}":
    "sebuah sel punya {n} karakter atau lebih; paling banyak {maximum}",
  "it ended on {closed}, before it began on {created}":
    "berakhir pada {closed}, sebelum dimulai pada {created}",
  "correct one of the dates": "perbaiki salah satu tanggalnya",
  "correct the code, or name the plan whose territories are meant with the option plan":
    "perbaiki kodenya, atau sebutkan rencana pemilik wilayahnya dengan pilihan plan",
  "use the name or id of one in the list of plans": "pakai nama atau id salah satu dari daftar rencana",
  "shorten it; look for a quotation mark that is not closed":
    "pendekkan; periksa apakah ada tanda kutip yang tidak ditutup",
  "numbers like 1.234 in {*columns} were read as thousands, because the file is separated by semicolons":
    "angka seperti 1.234 di {*columns} dibaca sebagai ribuan, karena berkas dipisah titik koma",
  "if the point is a decimal point, separate the file by commas":
    "bila titik itu tanda desimal, pisahkan berkas dengan koma",
  "the file uses decimal commas, but {*columns} can only be read with a decimal point":
    "berkas memakai koma desimal, tetapi {*columns} hanya terbaca dengan titik desimal",
  "write all numbers of a file with the same decimal mark (columns of codes need no change)":
    "tulis semua angka dengan tanda desimal yang sama (kolom kode tidak perlu diubah)",
  'there is no column "{name}"': 'tidak ada kolom "{name}"',
  "use one of the columns: {columns}": "pakai salah satu kolom: {columns}",
  "{n} more of the same kind ({code}), {all} in all": "{n} lagi yang sejenis ({code}), semuanya {all}",
  // its columns
  '{*kind} have no field "{key}"': '{*kind} tidak punya isian "{key}"',
  "use one of the fields: {fields}": "pakai salah satu isian: {fields}",
  'no column is mapped to "{*key}", which every row needs':
    'belum ada kolom untuk "{*key}", yang dibutuhkan setiap baris',
  "name its column in the mapping; columns called {names} are found by themselves":
    "pilih kolomnya; kolom bernama {names} ditemukan dengan sendirinya",
  "the column is mapped to two fields: {fields}": "kolom ini dipakai untuk dua isian: {fields}",
  "map it to one of them": "pakai untuk salah satunya saja",
  'there is no kind of import "{name}"': 'tidak ada jenis impor "{name}"',
  // its rows
  "the row has no {field}": "baris ini tidak punya {field}",
  "fill in the cell, or remove the row": "isi selnya, atau hapus barisnya",
  "the text holds the character U+0000": "teksnya memuat karakter U+0000",
  "export the file again as text": "ekspor lagi berkasnya sebagai teks",
  "the text has {n} characters, more than {maximum}": "teksnya {n} karakter, lebih dari {maximum}",
  "shorten it": "pendekkan",
  "its code is longer than 100 characters, or its name than 200":
    "kodenya lebih dari 100 karakter, atau namanya lebih dari 200",
  "territory {code} has territories below it and would hold units itself":
    "wilayah {code} membawahi wilayah lain dan akan berisi daerah sendiri",
  "give its units to those below it": "berikan daerahnya kepada wilayah di bawahnya",
  "territory {code} would stand on level {n} or below itself":
    "wilayah {code} akan berada di tingkat {n} atau di bawah dirinya sendiri",
  'territory {code} would stand below "{parent}", which neither the file nor the plan has':
    'wilayah {code} akan berada di bawah "{parent}", yang tidak ada di berkas maupun di rencana',
  "add a row for it, or correct the code": "tambahkan barisnya, atau perbaiki kodenya",
  '"{cell}" is not a number': '"{cell}" bukan angka',
  "{cell} is not a finite number": "{cell} bukan angka berhingga",
  '"{cell}" is too large for a number': '"{cell}" terlalu besar untuk sebuah angka',
  '"{cell}" is a number only with a decimal {*other}, but this file uses a decimal {*used}':
    '"{cell}" hanya terbaca dengan {*other} desimal, padahal berkas ini memakai {*used} desimal',
  "write a number, or leave the cell empty": "tulis angka, atau kosongkan selnya",
  "{value} is not between {minimum} and {maximum}": "{value} tidak di antara {minimum} dan {maximum}",
  "{value} is neither 0 nor at least {smallest}": "{value} bukan 0 dan lebih kecil dari {smallest}",
  "{value} is not a whole number": "{value} bukan bilangan bulat",
  "correct the number": "perbaiki angkanya",
  '"{cell}" may be day first or month first': '"{cell}" dapat berarti hari dahulu atau bulan dahulu',
  "there is no date": "tidak ada tanggal",
  '"{cell}" is not in the calendar': '"{cell}" tidak ada di kalender',
  '"{cell}" is no date like 2026-11-21': '"{cell}" bukan tanggal seperti 2026-11-21',
  "{cell} is not in the calendar": "{cell} tidak ada di kalender",
  "write it as 2026-11-22, or say with the option dateOrder whether the day or the month comes first":
    "tulis seperti 2026-11-22, atau pilih pada “Cara membaca berkas” apakah hari atau bulan yang dahulu",
  '"{cell}" is neither yes nor no': '"{cell}" bukan ya dan bukan tidak',
  "write yes or no": "tulis ya atau tidak",
  '"{cell}" is none of {*values}': '"{cell}" bukan salah satu dari {*values}',
  "write one of them, or say in the mapping which value of the file means which":
    "tulis salah satunya, atau tentukan pada pilihan kolom apa arti nilai ini",
  '"{cell}" is not an angle in degrees': '"{cell}" bukan derajat',
  '"{cell}" has 60 or more minutes or seconds': '"{cell}" punya 60 menit atau detik, atau lebih',
  '"{cell}" has both a minus sign and a hemisphere letter':
    '"{cell}" punya tanda minus sekaligus huruf belahan bumi',
  "write degrees like -6.2088, or leave both empty": "tulis derajat seperti -6.2088, atau kosongkan keduanya",
  "{degrees} is no {*axis}: it lies beyond ±{limit} degrees":
    "{degrees} bukan {*axis}: melampaui ±{limit} derajat",
  "give degrees (WGS 84), not metres of a projection; check that the two columns are not swapped":
    "pakai derajat (WGS 84), bukan meter; pastikan kedua kolomnya tidak tertukar",
  "this is a {*found}, not a {*axis}": "ini {*found}, bukan {*axis}",
  "swap the two columns": "tukar kedua kolomnya",
  "one of longitude and latitude is missing": "salah satu dari bujur dan lintang kosong",
  "give both, or neither": "isi keduanya, atau kosongkan keduanya",
  "an account is no member of its own family": "sebuah akun bukan anggota keluarganya sendiri",
  "leave the parent of the family's head empty": "kosongkan induk bagi kepala keluarga",
  "it is with nobody: no account, lead or opportunity is named":
    "tidak ada yang dituju: akun, prospek, atau peluang tidak disebut",
  "name one of them": "sebutkan salah satunya",
  "a {*kind} goal has no {fields}": "tujuan {*kind} tanpa {fields}",
  "fill in the cells, or say that the goal is of the other kind": "isi selnya, atau ubah jenis tujuannya",
  "{endsOn} is not after {startsOn}": "{endsOn} tidak sesudah {startsOn}",
  "give the first day after the period": "isi hari pertama setelah periodenya",
  "give the first day out of service": "isi hari pertama setelah tidak bertugas",
  "an open lead has no date of its end": "prospek yang terbuka tidak punya tanggal akhir",
  "a lead that is {*state} has the date of its end": "prospek yang {*state} harus punya tanggal akhir",
  "make state and closedOn fit": "sesuaikan status dan tanggal tutupnya",
  "a deal that is {*stage} has the date of its end": "peluang yang {*stage} harus punya tanggal akhir",
  "a deal that is open has no date of its end": "peluang yang terbuka tidak punya tanggal akhir",
  "make stage and closedOn fit": "sesuaikan tahap dan tanggal tutupnya",
  'the key "{key}" stands in row {row} already': 'kunci "{key}" sudah ada di baris {row}',
  "map further columns to the key where it is of several lines (order and product), keep one row for it, or say with the option duplicates whether the first or the last counts":
    "petakan kolom lain juga ke kunci jika satu kunci punya beberapa baris (pesanan dan produk), sisakan satu baris, atau pilih pada “Cara membaca berkas” apakah yang pertama atau terakhir berlaku",
  "make the team first (no file brings teams), correct its name, say in the mapping what it means, or leave team out of the mapping":
    "buat timnya dulu (tidak ada berkas yang membawa tim), perbaiki namanya, jelaskan artinya di pemetaan, atau keluarkan team dari pemetaan",
  "only the first {n} are listed, and there are more of this kind":
    "hanya {n} yang pertama didaftar, dan masih ada lagi yang sejenis",
  "correct what is listed, and check the file again": "perbaiki yang terdaftar, lalu periksa berkas itu lagi",
  "{keys} differ by case or composition only, and are taken for different":
    "{keys} hanya berbeda huruf besar-kecil atau susunannya, dan dianggap berbeda",
  "write the key in one way, if they are the same": "tulis kuncinya dengan satu cara, bila maksudnya sama",
  'there is no {field} "{code}"': 'tidak ada {field} "{code}"',
  "import it first, correct the code, say in the mapping what it means, or leave {*field} out of the mapping":
    "impor dahulu, perbaiki kodenya, tentukan artinya pada pilihan kolom, atau jangan pakai {*field}",
  'say in the mapping that it means "{code}", if that is meant; else import it first, or correct the code':
    'tentukan pada pilihan kolom bahwa artinya "{code}", bila memang itu; jika tidak, impor dahulu atau perbaiki kodenya',
  'the family of "{key}" would have more than one generation: its head has a head, or it heads others':
    'keluarga "{key}" akan lebih dari satu generasi: kepalanya punya kepala, atau ia mengepalai yang lain',
  "name the head of the whole family": "sebutkan kepala seluruh keluarganya",
  // where an account lies
  'no town "{town}" is known in {country}': 'tidak dikenal kota "{town}" di {country}',
  'no town "{town}" is known': 'tidak dikenal kota "{town}"',
  "correct its spelling, add it by an import of places, or give coordinates":
    "perbaiki ejaannya, tambahkan lewat impor tempat, atau isi koordinat",
  '{n} towns are called "{town}": {towns}': '{n} kota bernama "{town}": {towns}',
  '{n} towns are called "{town}"': '{n} kota bernama "{town}"',
  "name the country and the state beside it, or give coordinates":
    "sebutkan negara dan provinsinya, atau isi koordinat",
  '"{town}" was taken for {found}, far larger than {others}':
    '"{town}" dianggap {found}, jauh lebih besar daripada {others}',
  "name the state beside it, if another one is meant": "sebutkan provinsinya, bila maksudnya kota lain",
  '"{unit}" had lost zeros and was taken for the unit {code}':
    '"{unit}" kehilangan angka nol dan dianggap unit {code}',
  "nothing; export codes as text, so that zeros stay":
    "tidak perlu apa-apa; ekspor kode sebagai teks agar angka nol tetap ada",
  "the position {lat}, {lon} lies farther than {km} km from every unit":
    "letak {lat}, {lon} lebih dari {km} km dari daerah mana pun",
  "check that latitude and longitude are not swapped; it belongs to no territory by its place":
    "pastikan lintang dan bujur tidak tertukar; menurut letaknya akun ini tidak masuk wilayah mana pun",
  "the position lies in {code}, not in {unit}; the position is used":
    "letaknya di {code}, bukan di {unit}; letaknya yang dipakai",
  "correct the coordinates or the unit code": "perbaiki koordinat atau kode daerahnya",
  // its life
  "it is {*state}": "statusnya {*state}",
  "upload the file again": "unggah lagi berkasnya",
  "there is no layer {id}": "tidak ada lapisan {id}",
  'an import of {kind} has no option "{option}"': 'impor {kind} tidak memiliki opsi "{option}"',
  "use one of the options: {names}": "gunakan salah satu opsi: {names}",
  "use an id of the list of layers": "pilih dari daftar lapisan",
  "its job {id} is {*state}": "pekerjaannya {*state}",
  "wait for it, or cancel it": "tunggu, atau batalkan",
  "it was not checked": "berkas ini belum diperiksa",
  "check it first": "periksa dahulu",
  "it is applied": "berkas ini sudah diterapkan",
  "undo it first": "batalkan dahulu",
  "it must be {*state}": "statusnya harus {*state}",
  "the check found {n} problems": "pemeriksaan menemukan {n} masalah",
  "correct the file or its mapping, and check it again":
    "perbaiki berkas atau pilihan kolomnya, lalu periksa lagi",
  "it is {*state}, not {*expected}": "statusnya {*state}, bukan {*expected}",
  "look at its state": "lihat statusnya",
  "{key} {*what}: {*by} refer to it": "{key} {*what}: dirujuk oleh {*by}",
  "check the file again": "periksa lagi berkasnya",
  "take the later changes back first, or keep the import":
    "kembalikan dahulu perubahan setelahnya, atau biarkan impornya",
};
