import type { Sentences } from "./translate-sentence.ts";

/** What the import centre says of files of units and of alignments. */
export const layerSentences: Sentences = {
  "the layer has no unit {code}; the row is left out":
    "lapisan ini tidak punya daerah {code}; barisnya dilewati",
  "correct the code, or leave it if the unit is not meant":
    "perbaiki kodenya, atau biarkan bila tidak dimaksud",
  "the version of the plan is not a whole number": "versi rencana bukan bilangan bulat",
  "give the version that the file was made for, or none":
    "isi versi yang menjadi dasar berkas ini, atau kosongkan",
  "the layer is in use, {why}: {*names}": "lapisan ini sedang dipakai, {why}: {*names}",
  "remove or move these first; the layer stays until then":
    "hapus atau pindahkan dahulu semuanya; sampai saat itu lapisannya tetap ada",
  "units have changed since: {*codes}": "daerah sudah berubah sejak itu: {*codes}",
  "undo the later import first, or correct the units by a new one":
    "batalkan dahulu impor setelahnya, atau perbaiki daerahnya dengan impor baru",
  "shapes overlap: {n} (unit's point lies|units' points lie) in another unit: {*units}":
    "bentuk bertumpang tindih: titik {n} daerah berada di daerah lain: {*units}",
  "nothing, if slivers do not matter; accounts in both go to the unit that stands first in the file":
    "tidak perlu apa-apa bila hanya serpihan; akun di keduanya masuk daerah yang lebih dahulu di berkas",
  "{n} (unit's outline crosses|units' outlines cross) themselves and stay so, as neighbours share their arcs; the largest difference is {km2} km² in {code}: {*codes}":
    "garis batas {n} daerah memotong dirinya dan dibiarkan, karena dipakai bersama tetangganya; beda terbesar {km2} km² di {code}: {*codes}",
  "nothing, if that does not matter; else use a more detailed file":
    "tidak perlu apa-apa bila tidak penting; selain itu pakai berkas yang lebih rinci",
  'there is a layer "{name}" already, and its geography differs: {told}':
    'sudah ada lapisan "{name}" dengan geografi yang berbeda: {told}',
  "give the file a layer name of its own (option layer): plans stay on the geography they were drawn on":
    "beri berkas ini nama lapisan sendiri (pilihan layer): rencana tetap pada geografi asalnya",
  'the file has codes and no places, and there is no layer "{name}" whose units they could be':
    'berkas ini berisi kode tanpa letak, dan tidak ada lapisan "{name}" pemilik kode itu',
  "name the layer (option layer), add longitude and latitude, or name a bundled one (option base=us-county)":
    "sebutkan lapisannya (pilihan layer), tambahkan bujur dan lintang, atau sebutkan lapisan bawaan (base=us-county)",
  '{n} (row names a unit|rows name units) that the layer "{name}" does not have: {*codes}':
    '{n} baris menyebut unit yang tidak ada di lapisan "{name}": {*codes}',
  "nothing, if these units are not meant; else correct the codes, or name their column (option key)":
    "tidak perlu apa-apa bila tidak dimaksud; selain itu perbaiki kodenya, atau sebutkan kolomnya (pilihan key)",
  "{n} (code|codes) had lost zeros, put back: {*codes}":
    "{n} kode kehilangan angka nol dan sudah dikembalikan: {*codes}",
  "export codes as text, so that zeros stay": "ekspor kode sebagai teks agar angka nol tetap ada",
  "{n} (row names|rows name) a unit that stands in another row too, lost zeros put back: {*codes}":
    "{n} baris menyebut daerah yang juga ada di baris lain, setelah angka nolnya dikembalikan: {*codes}",
  "keep one row per unit, and write the codes in full":
    "sisakan satu baris per daerah, dan tulis kodenya lengkap",
  "the file says that its coordinates are of {name}, and they were read as degrees of WGS 84":
    "berkas menyebut koordinatnya dalam {name}, tetapi dibaca sebagai derajat WGS 84",
  "look where the units lie; if they are elsewhere, export the file in WGS 84 (EPSG:4326)":
    "lihat letak daerahnya; bila salah tempat, ekspor berkas dalam WGS 84 (EPSG:4326)",
  "longitude and latitude seem to stand in each other's place: exchanged, the units lie on land":
    "bujur dan lintang tampaknya tertukar: bila ditukar, daerahnya berada di darat",
  "look at it again with the option swapped=yes, or write the longitude first":
    "periksa lagi dengan pilihan swapped=yes, atau tulis bujur lebih dahulu",
  "it is not said in which layer's units the plan is drawn, and there is none yet":
    "belum disebut rencana ini memakai daerah lapisan mana, dan belum ada lapisan",
  "it is not said in which layer's units the plan is drawn, and there are {n}":
    "belum disebut rencana ini memakai daerah lapisan mana, dan ada {n} lapisan",
  'there is no layer "{layer}"': 'tidak ada lapisan "{layer}"',
  "import units first": "impor daerah dahulu",
  "name one (option layer): {names}": "sebutkan salah satu (pilihan layer): {names}",
  'none of its {n} rows names a unit of the layer "{layer}": {*codes}':
    'tidak satu pun dari {n} barisnya menyebut unit lapisan "{layer}": {*codes}',
  "its units have codes like {*codes}; name the layer that the file is for (option layer)":
    "kode daerahnya seperti {*codes}; sebutkan lapisan yang dimaksud berkas ini (pilihan layer)",
  // units of a file
  "no column holds the units' codes": "tidak ada kolom kode daerah",
  "name it (option key): {columns}": "sebutkan kolomnya (pilihan key): {columns}",
  "this unit has no code": "daerah ini tidak punya kode",
  "give every unit a code": "beri setiap daerah kode",
  'the code "{code}" already stands in row {row}': 'kode "{code}" sudah ada di baris {row}',
  "keep one row per unit, or name the column of the codes (option key)":
    "sisakan satu baris per daerah, atau sebutkan kolom kodenya (pilihan key)",
  'the code "{code}" was already used by {item}': 'kode "{code}" sudah dipakai {item}',
  "give every unit a code of its own, or merge the parts into one multi-part unit":
    "beri setiap daerah kode sendiri, atau gabungkan bagiannya menjadi satu daerah",
  "the code {code} is a decimal number, so a trailing zero may be lost (11.10 reads as 11.1)":
    "kode {code} berupa angka desimal, sehingga nol di belakang bisa hilang (11.10 terbaca 11.1)",
  "write the codes as text in the file": "tulis kodenya sebagai teks di berkas",
  "the units have no id and no {use} column was named":
    "daerah tidak punya kode, dan kolom {use} tidak disebut",
  'no unit has a property "{wanted}"': 'tidak ada daerah dengan kolom "{wanted}"',
  "the file is not JSON: {error}": "berkas ini bukan JSON: {error}",
  "this JSON is none of the unit formats: {found}": "JSON ini bukan salah satu bentuk berkas daerah: {found}",
  'give a GeoJSON "FeatureCollection", a TopoJSON "Topology" or a graph file with `units`':
    'berikan GeoJSON "FeatureCollection", TopoJSON "Topology", atau berkas graf dengan `units`',
  "give a GeoJSON, TopoJSON or graph file of units": "berikan berkas daerah GeoJSON, TopoJSON, atau graf",
  "the collection has no features": "koleksinya tidak berisi apa-apa",
  "give a file with at least one unit": "berikan berkas dengan sedikitnya satu daerah",
  "this unit has neither a shape nor latitude and longitude":
    "daerah ini tidak punya bentuk maupun koordinat",
  "this unit has no shape": "daerah ini tidak punya bentuk",
  "add its polygon, or give it latitude and longitude columns and a link":
    "tambahkan poligonnya, atau beri kolom lintang dan bujur serta sambungan",
  "a {type} is not an area, so it is left out of this unit's shape":
    "{type} bukan bidang, sehingga tidak masuk bentuk daerah ini",
  "give the unit a Polygon or MultiPolygon": "beri daerah ini Polygon atau MultiPolygon",
  "export the file again; its geometry is damaged": "ekspor lagi berkasnya; geometrinya rusak",
  "this unit's shape has shrunk to a line: its area is 0 and its point lies on the line":
    "bentuk daerah ini menciut menjadi garis: luasnya 0",
  "use a more detailed file, or give it latitude and longitude columns":
    "pakai berkas yang lebih rinci, atau beri kolom lintang dan bujur",
  "its outline crosses itself and was cut at the crossings; {change}":
    "garis batasnya memotong dirinya dan dipotong di persilangannya; {change}",
  "nothing, if that is as it should be; else draw the unit again":
    "tidak perlu apa-apa bila sudah benar; selain itu gambar lagi daerahnya",
  "its outline crosses itself, and no repair leaves the area as it is: {change}":
    "garis batasnya memotong dirinya, dan perbaikan apa pun mengubah luasnya: {change}",
  "draw the unit again, or mend the file with a GIS program (make valid)":
    "gambar lagi daerahnya, atau perbaiki berkas dengan program SIG (make valid)",
  "its latitude and longitude lie {km} km outside its shape": "koordinatnya {km} km di luar bentuknya",
  "check the coordinates; latitude and longitude may be swapped or belong to another unit":
    "periksa koordinatnya; mungkin tertukar atau milik daerah lain",
  "longitude {lon}, latitude {lat} is not a place on Earth: the two look swapped":
    "bujur {lon}, lintang {lat} bukan tempat di Bumi: tampaknya tertukar",
  "longitude {lon}, latitude {lat} is not a place on Earth":
    "bujur {lon}, lintang {lat} bukan tempat di Bumi",
  "put the longitude first and the latitude second": "tulis bujur dahulu, lalu lintang",
  "give the coordinates in degrees (WGS 84), not in metres of a projection":
    "tulis koordinat dalam derajat (WGS 84), bukan meter",
  "the zip holds no shapefile": "zip ini tidak berisi shapefile",
  "the zip holds {n} shapefiles": "zip ini berisi {n} shapefile",
  "zip the .shp, .shx, .dbf and .prj files together": "zip .shp, .shx, .dbf, dan .prj bersama-sama",
  "zip the .shp, .shx, .dbf and .prj files together, without folders of other data":
    "zip .shp, .shx, .dbf, dan .prj bersama-sama, tanpa folder data lain",
  // alignments
  "unit {code} belongs to several territories: {*codes}": "daerah {code} masuk beberapa wilayah: {*codes}",
  "keep the one that is meant; territories of other sales forces belong in another file and plan":
    "sisakan yang dimaksud; wilayah tim penjualan lain masuk berkas dan rencananya sendiri",
  // codes and sizes
  "{n} (code|codes) of 3 or 4 digits among ones of {digits} may be ZIP codes that lost their zeros: {*codes}":
    "{n} kode 3 atau 4 angka di antara kode {digits} angka mungkin kode ZIP yang kehilangan angka nol: {*codes}",
  "look at it again with the option zeros={digits}, which puts them back, or export codes as text; nothing, if the codes are whole":
    "periksa lagi dengan pilihan zeros={digits} yang mengembalikannya, atau ekspor kode sebagai teks; tidak perlu apa-apa bila kodenya utuh",
  "the outlines have more than {n} positions": "garis batasnya memuat lebih dari {n} titik",
  "simplify them (mapshaper -simplify keep-shapes), or give them as TopoJSON, where neighbours share theirs":
    "sederhanakan (mapshaper -simplify keep-shapes), atau berikan sebagai TopoJSON yang memakai bersama batas tetangga",
  "unit {code} is in {a} here and in {b} in row {row}":
    "daerah {code} masuk {a} di sini dan {b} di baris {row}",
  "keep one row per unit": "sisakan satu baris per daerah",
  "territory {code} stands below {a} here and below {b} in row {row}":
    "wilayah {code} berada di bawah {a} di sini dan di bawah {b} di baris {row}",
  "territory {code} has another share or lock here than in row {row}":
    "bagian atau kunci wilayah {code} di sini berbeda dari baris {row}",
  "name each territory once": "sebut tiap wilayah sekali saja",
  "put each territory below one other": "letakkan tiap wilayah di bawah satu wilayah saja",
  "territory {code} stands below itself": "wilayah {code} berada di bawah dirinya sendiri",
  "give it a parent that is not below it": "pilih induk yang tidak berada di bawahnya",
  "the row names no territory": "baris ini tidak menyebut wilayah",
  "fill in the territory's code, or remove the row": "isi kode wilayahnya, atau hapus barisnya",
  "no column names the territories; this file has: {columns}":
    "tidak ada kolom wilayah; berkas ini punya: {columns}",
  "name it territory_id": "beri nama territory_id",
  "write both ends in full, the lower one first": "tulis kedua ujungnya lengkap, yang lebih rendah dahulu",
  "the range has no beginning": "rentangnya tidak punya awal",
  "both ends must have the same number of characters (did one lose its zeros?)":
    "kedua ujung harus sama panjang (apakah salah satunya kehilangan angka nol?)",
  "the range ends before it begins": "rentangnya berakhir sebelum mulai",
  "no unit lies in the range {range}": "tidak ada daerah dalam rentang {range}",
  "check the range, or remove it": "periksa rentangnya, atau hapus",
  "the row names no unit": "baris ini tidak menyebut daerah",
  "fill in the unit's code, or remove the row": "isi kode daerahnya, atau hapus barisnya",
  "an alignment has a column of units and one of territories; this file has: {columns}":
    "penyelarasan punya kolom daerah dan kolom wilayah; berkas ini punya: {columns}",
  "give two columns, like unit_code,territory_code": "berikan dua kolom, seperti unit_code,territory_code",
};
