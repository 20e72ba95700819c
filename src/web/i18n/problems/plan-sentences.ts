import type { Sentences } from "./translate-sentence.ts";

/** What plans, their review, their rules and their territories answer. */
export const planSentences: Sentences = {
  // a plan's life
  "the plan is {*state}; {*step} is possible from {*a}": "rencana ini {*state}; {*step} hanya dari {*a}",
  "possible now: {*steps}": "yang dapat dilakukan sekarang: {*steps}",
  "the plan is {*state}; only drafts and plans in review are edited":
    "rencana ini {*state}; hanya draf dan rencana dalam tinjauan yang disunting",
  "the plan is {*state}": "rencana ini {*state}",
  "withdraw it first: the approval covers who works where":
    "tarik kembali dahulu: persetujuan mencakup siapa bekerja di mana",
  "wait until it is active, or unschedule and withdraw it: the approval covers who works where":
    "tunggu sampai aktif, atau batalkan jadwalnya lalu tarik kembali: persetujuan mencakup siapa bekerja di mana",
  "change the plan that holds now; what held is kept as it was":
    "ubah rencana yang berlaku sekarang; yang sudah lewat disimpan apa adanya",
  "you {verb} this plan, and nobody approves their own work":
    "rencana ini buatan atau ajuan Anda, dan tidak ada yang menyetujui pekerjaannya sendiri",
  "ask another member who may approve": "minta kepada anggota lain yang boleh menyetujui",
  "the plan has no territory": "rencana ini belum punya wilayah",
  "add territories and align units to them first": "tambahkan wilayah dan isi dengan daerah dahulu",
  "the plan is not what was approved: its content has changed since":
    "isi rencana sudah berubah sejak disetujui",
  "withdraw it and have it approved again": "tarik kembali dan mintakan persetujuan lagi",
  "the plan has held since {date}": "rencana ini sudah berlaku sejak {date}",
  "activate it, or schedule another plan in its place":
    "aktifkan, atau jadwalkan rencana lain sebagai gantinya",
  "its date, {date}, has not come": "tanggalnya, {date}, belum tiba",
  "wait: the server activates it on that date": "tunggu: server mengaktifkannya pada tanggal itu",
  "{date} is past; today is {today}": "{date} sudah lewat; hari ini {today}",
  "choose today or a later date": "pilih hari ini atau tanggal setelahnya",
  "for the sales force {salesForce}, the plan {name} begins on {date} too, and only one plan holds at a time":
    "untuk tim penjualan {salesForce}, rencana {name} juga mulai {date}, padahal hanya satu rencana berlaku pada satu waktu",
  "choose another date, or unschedule the other plan first":
    "pilih tanggal lain, atau batalkan jadwal rencana lain itu dahulu",
  "a rejection needs a reason": "penolakan perlu alasan",
  "say what is to be changed": "sebutkan apa yang perlu diubah",
  "the plan has no version {n}": "rencana ini tidak punya versi {n}",
  "choose one of 1 to {n}": "pilih dari 1 sampai {n}",
  'there is a plan "{name}" already': 'sudah ada rencana "{name}"',
  "give the draft another name": "beri draf ini nama lain",
  "the two plans lie on different layers": "kedua rencana berada pada lapisan berbeda",
  "compare plans of the same layer": "bandingkan rencana pada lapisan yang sama",
  "choose a plan of the same layer": "pilih rencana pada lapisan yang sama",
  "the plan's own wishes cannot be read": "keinginan rencana ini tidak dapat dibaca",
  "give wishes with the request": "isi keinginannya lagi",
  "a stored plan has no such file": "rencana yang tersimpan tidak punya berkas seperti itu",
  "leave out what names a file": "hilangkan yang menyebut berkas",
  "it offers no alternatives": "tidak ada pilihan lain yang ditawarkan",
  'start a design with "pareto"': "mulai rancangan dengan beberapa pilihan",
  'there is no "{alternative}"': 'tidak ada "{alternative}"',
  "choose one of {names}": "pilih salah satu: {names}",
  "what you are shown has changed since this file was made":
    "yang boleh Anda lihat sudah berubah sejak berkas ini dibuat",
  "ask for the export again": "minta ekspornya lagi",
  "the plan was changed while it was exported": "rencana ini diubah selagi diekspor",
  "export it again": "ekspor sekali lagi",
  "the plan's layer has no shapes": "lapisan rencana ini tanpa bentuk",
  "the layer has no shapes": "lapisan ini tanpa bentuk",
  "ask for csv": "minta sebagai csv",
  "the outlines of the plan's newest version are not derived yet":
    "garis batas versi terbaru rencana ini belum dihitung",
  "a worksheet holds {max} rows and there are {n} {*content}":
    "satu lembar kerja memuat {max} baris, sedangkan {*content} ada {n}",
  // territories and what they hold
  "the plan has a territory of this code": "rencana ini sudah punya wilayah berkode itu",
  "choose another code": "pilih kode lain",
  "the plan has no territory {code}": "rencana ini tidak punya wilayah {code}",
  "plan {name} has no territory {code}": "rencana {name} tidak punya wilayah {code}",
  "use a code of the plan, or add the territory first":
    "pakai kode wilayah rencana ini, atau tambahkan dahulu",
  "use the code of one of its territories": "pakai kode salah satu wilayahnya",
  "name the parent by its code": "sebutkan induknya dengan kode",
  "territory {parent} is {code} itself or stands below it":
    "wilayah {parent} adalah {code} sendiri atau berada di bawahnya",
  "name a territory that is not below this one": "pilih wilayah yang tidak berada di bawahnya",
  "territories would stand on {n} levels": "wilayah akan bertingkat {n}",
  "use {n} levels at most": "pakai paling banyak {n} tingkat",
  "territory {code} holds units or accounts itself, which the lowest level only does":
    "wilayah {code} sendiri berisi daerah atau akun, padahal itu hanya untuk tingkat terbawah",
  "territory {code} holds units or accounts itself here, and has territories below it there":
    "wilayah {code} di sini berisi daerah atau akun, sedangkan di sana membawahi wilayah lain",
  "move them away first": "pindahkan dahulu isinya",
  "territory {code} has territories below it": "wilayah {code} membawahi wilayah lain",
  "units and accounts go to the lowest level: name one of those":
    "daerah dan akun masuk tingkat terbawah: pilih salah satunya",
  "name territories of the lowest level of the other plan": "pilih wilayah tingkat terbawah rencana lain itu",
  "territory {code} is locked: nothing leaves or enters it":
    "wilayah {code} terkunci: tidak ada yang keluar atau masuk",
  "unit {code} is locked: it stays where it is": "daerah {code} terkunci: tetap di tempatnya",
  "unlock it with the same change, or leave it out":
    "buka kuncinya dalam perubahan yang sama, atau jangan sertakan",
  "unlock it, or leave it out": "buka kuncinya, atau jangan sertakan",
  "it holds {units} units and {accounts} accounts, or territories below it":
    "wilayah ini berisi {units} daerah dan {accounts} akun, atau membawahi wilayah lain",
  "move them to other territories or into white space first":
    "pindahkan dahulu ke wilayah lain atau biarkan di luar wilayah",
  "the code {code} stands in the list twice": "kode {code} muncul dua kali",
  "give every territory a code of its own": "beri setiap wilayah kode sendiri",
  "there is no territory {code} to stand under": "tidak ada wilayah {code} sebagai induk",
  "name the parent by a code of this list": "pilih induk dari kode di daftar ini",
  "territory {code} stands under itself": "wilayah {code} berada di bawah dirinya sendiri",
  "territory {code} would stand below {n} others here":
    "wilayah {code} akan berada di bawah {n} wilayah lain di sini",
  "it was changed while it was read": "rencana itu berubah selagi dibaca",
  "look at what changed, and take it over again": "lihat apa yang berubah, lalu ambil alih lagi",
  "territory {code} stands below {n} others": "wilayah {code} berada di bawah {n} wilayah lain",
  "there is no {*kind} {code}": "tidak ada {*kind} {code}",
  "use the code of a unit of the plan's layer": "pakai kode daerah pada lapisan rencana ini",
  "use the code of an account": "pakai kode sebuah akun",
  "{*kind} {code} stands in the list twice": "{*kind} {code} muncul dua kali",
  "keep one of the moves": "sisakan salah satu perpindahan",
  "use the id of a unit of one of the layers": "pilih daerah dari salah satu lapisan",
  // who works where
  "an assignment from {from} cannot end on {to}": "penugasan mulai {from} tidak dapat berakhir {to}",
  "choose a date after its first one": "pilih tanggal setelah hari pertamanya",
  "{rep} ({code}) is its {*role} rep from {from} to {to}":
    "{rep} ({code}) sudah menjadi tenaga penjual {*role} di sini dari {from} sampai {to}",
  "{rep} ({code}) is its {*role} rep from {from}":
    "{rep} ({code}) sudah menjadi tenaga penjual {*role} di sini sejak {from}",
  "end that assignment on the date on which the new one begins, or choose other dates":
    "akhiri penugasan itu pada tanggal mulai yang baru, atau pilih tanggal lain",
  "the plan has no such territory": "rencana ini tidak punya wilayah itu",
  "use an id of its territories": "pilih dari wilayahnya",
  "the territory is named twice": "wilayah ini disebut dua kali",
  "name each territory once": "sebutkan tiap wilayah sekali saja",
  "there is no rep {id}": "tidak ada tenaga penjual {id}",
  "use an id of the list of reps": "pilih dari daftar tenaga penjual",
  "{rep} is not in service on {date}": "{rep} tidak bertugas pada {date}",
  "choose a rep who is": "pilih tenaga penjual yang bertugas",
  "it ends on {date} already": "penugasan ini sudah berakhir {date}",
  "choose an earlier date": "pilih tanggal yang lebih awal",
  // review
  "the plan is {*state}; challenges are accepted while it is in review":
    "rencana ini {*state}; keberatan dikabulkan selama rencana ditinjau",
  "submit it again first, or reject the challenge": "ajukan lagi dahulu, atau tolak keberatannya",
  "the plan is {*state}; challenges are raised while it is in review":
    "rencana ini {*state}; keberatan diajukan selama rencana ditinjau",
  "wait until it is submitted": "tunggu sampai diajukan",
  "ask for a new plan, or comment on this one": "minta rencana baru, atau beri komentar pada rencana ini",
  "the challenge was {*state} already": "keberatan ini sudah {*state}",
  "read its answer; a new challenge can be raised while the plan is in review":
    "baca jawabannya; keberatan baru dapat diajukan selama rencana ditinjau",
  "the challenge asks for territory {code}": "keberatan ini meminta wilayah {code}",
  "leave the territory out, or reject the challenge and edit the plan":
    "kosongkan wilayahnya, atau tolak keberatan dan sunting rencananya",
  "the challenge asks to leave territory {code}": "keberatan ini meminta keluar dari wilayah {code}",
  "name another territory": "pilih wilayah lain",
  "an account cannot be left without a territory": "akun tidak boleh tanpa wilayah",
  "name the territory that takes it": "pilih wilayah yang menerimanya",
  "it is not said where the {*kind} goes from territory {code}":
    "belum disebut {*kind} ini pindah ke mana dari wilayah {code}",
  "name the territory that takes it, or null to leave it in white space":
    "pilih wilayah yang menerimanya, atau biarkan di luar wilayah",
  "your challenge about {*kind} {code} in this territory is still open":
    "keberatan Anda tentang {*kind} {code} di wilayah ini belum dijawab",
  "wait for its answer": "tunggu jawabannya",
  "there is no account {code}, or it is out of your reach":
    "tidak ada akun {code}, atau di luar jangkauan Anda",
  "use the code of an account you see, or challenge its unit":
    "pakai kode akun yang Anda lihat, atau ajukan keberatan tentang daerahnya",
  "{*kind} {code} is {*where} in this plan already": "{*kind} {code} {*where} dalam rencana ini",
  "ask to remove it, or leave it": "minta dikeluarkan, atau biarkan",
  "ask to add it, or leave it": "minta dimasukkan, atau biarkan",
  "the one-page plan has {n} items already": "rencana satu halaman ini sudah berisi {n} butir",
  "remove some that are done": "hapus beberapa yang sudah selesai",
  "the plan is archived and kept as it was": "rencana ini diarsipkan dan disimpan apa adanya",
  "use the plan that holds now": "pakai rencana yang berlaku sekarang",
  "{date} has not come; today is {today}": "{date} belum tiba; hari ini {today}",
  "give the day it was done": "isi hari selesainya",
  "it is not said what the department does": "belum disebut apa yang dikerjakan bagian ini",
  "name its role in the territory": "sebutkan perannya di wilayah",
  "a department takes part; it has no dates": "bagian hanya ikut serta, tanpa tanggal",
  "give an action the date instead": "beri tanggal pada tindakannya",
  "only a department has a role, not the kind {kind}": "hanya bagian yang punya peran, bukan {kind}",
  "leave it out": "kosongkan",
  "{text} is no date of the calendar": "{text} bukan tanggal di kalender",
  "write it as YYYY-MM-DD": "tulis seperti 2026-11-22",
  "the text is empty": "teksnya kosong",
  "say it in a few words": "tulis dengan beberapa kata",
  "the text has {n} characters; {maximum} are taken": "teksnya {n} karakter; paling banyak {maximum}",
  // account rules
  "territory {code} has two rules called {name}": "wilayah {code} punya dua aturan bernama {name}",
  "give one of them another name": "beri salah satunya nama lain",
  "a rule of kind rule lists no accounts": "aturan berdasarkan syarat tidak memuat daftar akun",
  "the rule has no condition": "aturan ini belum punya syarat",
  "give it at least one": "beri sedikitnya satu",
  "a list of named accounts has no conditions": "daftar akun khusus tidak memakai syarat",
  "the list names no account": "daftarnya belum memuat akun",
  "name at least one by its code": "sebutkan sedikitnya satu dengan kodenya",
  "the rule concerns no account": "aturan ini tidak mengenai akun mana pun",
  "give it conditions or codes of accounts": "beri syarat atau kode akun",
  "a rule of kind {kind} is for one territory": "aturan jenis ini hanya untuk satu wilayah",
  "there are no conditions to combine": "tidak ada syarat untuk digabung",
  "leave the filter empty": "kosongkan penggabungnya",
  "{field} cannot be compared by {operation}": "{field} tidak dapat dibandingkan dengan {operation}",
  "use one of {list}": "pakai salah satu: {list}",
  "{operation} takes a list of at least one value":
    "{operation} memerlukan daftar dengan sedikitnya satu nilai",
  "{operation} takes one value": "{operation} memerlukan satu nilai",
  "give that": "isi seperti itu",
  "{value} is not a number": "{value} bukan angka",
  "write a number without quotes": "tulis angka tanpa tanda kutip",
  "{value} is not a text": "{value} bukan teks",
  "range takes a lower and an upper end": "rentang memerlukan batas bawah dan atas",
  "the codes {from} and {to} differ in length": "panjang kode {from} dan {to} berbeda",
  "give codes of one length, one range per length": "pakai kode sama panjang, satu rentang per panjang",
  "the range ends ({to}) before it begins ({from})": "rentang berakhir ({to}) sebelum mulai ({from})",
  "swap the ends": "tukar ujungnya",
  "within-km takes a place on Earth and a radius over 0":
    "jarak memerlukan sebuah tempat dan radius di atas 0",
  "condition {list} does not occur in the filter": "syarat {list} tidak dipakai dalam penggabung",
  "use every condition, or remove those that are not needed":
    "pakai setiap syarat, atau hapus yang tidak diperlukan",
  '"{text}" means nothing in a filter': '"{text}" tidak berarti apa-apa dalam penggabung',
  "there is no condition {text}": "tidak ada syarat {text}",
  "write the numbers of conditions (1 to {n}), AND, OR, NOT and brackets":
    "tulis nomor syarat (1 sampai {n}), AND, OR, NOT, dan tanda kurung",
  'use kind "named", or a condition "code in …"': "pakai jenis akun khusus, atau syarat kode",
  'leave them out, or use kind "rule" or "legal"': "hilangkan syaratnya, atau pilih jenis lain",
  'say false, or use kind "rule"': "matikan pewarisan, atau pilih jenis aturan bersyarat",
  "write a text in quotes, codes too": "tulis sebagai teks, juga untuk kode",
  'write {"from": …, "to": …}': "isi batas bawah dan atasnya",
  'write {"lon": …, "lat": …, "km": …}': "isi bujur, lintang, dan jaraknya dalam km",
  "{*wanted} is missing before the end": "{*wanted} kurang sebelum akhir",
  '{*wanted} is missing before "{text}"': '{*wanted} kurang sebelum "{text}"',
  "write {*wanted} here, or take what stands here out":
    "tulis {*wanted} di sini, atau hapus yang ada di sini",
  "brackets and NOT stand more than {n} deep": "tanda kurung dan NOT bertumpuk lebih dari {n} tingkat",
  "write the filter with fewer brackets": "tulis dengan tanda kurung lebih sedikit",
};
