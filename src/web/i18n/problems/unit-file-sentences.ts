import type { Sentences } from "./translate-sentence.ts";

/** What is wrong within GeoJSON, TopoJSON, shapefiles and graphs of units. */
export const unitFileSentences: Sentences = {
  "this is not a GeoJSON FeatureCollection (`type` is {type})":
    "ini bukan GeoJSON FeatureCollection (`type` berisi {type})",
  "give a FeatureCollection with one feature per unit":
    "berikan FeatureCollection dengan satu fitur per daerah",
  "this member of `features` is not a Feature": "anggota `features` ini bukan Feature",
  'write every unit as {type: "Feature", properties, geometry}':
    "tulis setiap unit sebagai Feature dengan properties dan geometry",
  "this is not a graph of units: the lists `units` and `edges_from_to_shared_perimeter` are not both there":
    "ini bukan graf daerah: daftar `units` dan `edges_from_to_shared_perimeter` harus ada keduanya",
  "give both lists, or a GeoJSON or TopoJSON file of polygons":
    "berikan kedua daftar, atau berkas poligon GeoJSON atau TopoJSON",
  "the file has no units": "berkas ini tidak berisi daerah",
  "give at least one unit": "berikan sedikitnya satu daerah",
  "this unit has no {fields}": "daerah ini tidak punya {fields}",
  "give every unit lon and lat in degrees": "beri setiap daerah bujur dan lintang dalam derajat",
  "{field} is {value}, not a number of at least 0": "{field} berisi {value}, bukan angka 0 atau lebih",
  "give a number of at least 0": "isi angka 0 atau lebih",
  'the zip holds {n} shapefiles, none of them "{wanted}"':
    'zip ini berisi {n} shapefile, tidak satu pun "{wanted}"',
  "name one with (--object|the option object): {names}": "sebutkan salah satu (pilihan object): {names}",
  "export the TopoJSON again; the file is damaged": "ekspor lagi TopoJSON-nya; berkasnya rusak",
  'this is not TopoJSON: `type` is not "Topology" or `objects` is missing':
    'ini bukan TopoJSON: `type` bukan "Topology" atau `objects` tidak ada',
  "give a TopoJSON, GeoJSON or graph file of units": "berikan berkas daerah TopoJSON, GeoJSON, atau graf",
  'the object "{name}" is empty': 'objek "{name}" kosong',
  "the file holds {n} objects that could be the units": "berkas ini berisi {n} objek yang mungkin daerahnya",
  "the file has no object {name}": "berkas ini tidak punya objek {name}",
  "this ring has {n} positions; an area needs at least 4, the last equal to the first":
    "cincin ini hanya {n} titik; bidang perlu sedikitnya 4, yang terakhir sama dengan yang pertama",
  "draw the unit again or export it with all its vertices":
    "gambar lagi daerahnya, atau ekspor dengan semua titiknya",
  "this ring is not closed: it starts at {start} and ends at {end}":
    "cincin ini tidak tertutup: mulai di {start} dan berakhir di {end}",
  "repeat the first position at the end; if vertices are missing, export again":
    "ulangi titik pertama di akhir; bila ada titik yang hilang, ekspor lagi",
  "units have codes like {*codes}": "kode daerah seperti {*codes}",
  'the row has nothing in "{column}"': 'baris ini tidak berisi apa-apa di "{column}"',
  "{unit} borders no other unit": "{unit} tidak berbatasan dengan daerah lain",
  "{*join}: check the file again with the option links={km}km":
    "{*join}: periksa lagi dengan pilihan links={km}km",
  "{*join}leave (it|them) out with --filter, or design with --no-contiguous":
    "{*join}jangan sertakan, atau jangan minta wilayah bersambung",
  "name one with --{option} ({names})": "sebutkan salah satu (pilihan {option}): {names}",
  "{n} units border each other but none of the rest: {*units}":
    "{n} daerah hanya saling berbatasan, terpisah dari yang lain: {*units}",
  '"{text}" is not a pair of latitude and longitude': '"{text}" bukan pasangan lintang dan bujur',
  '"{text}" has only one coordinate': '"{text}" hanya punya satu koordinat',
  '"{text}" names the {*axis} twice': '"{text}" menyebut {*axis} dua kali',
  "write degrees like -6.2088 or 06°12'31.7\" S, or leave both coordinates empty":
    "tulis derajat seperti -6.2088 atau 06°12'31.7\" S, atau kosongkan kedua koordinat",
  "latitude {lat}, longitude {lon} is not on the globe": "lintang {lat}, bujur {lon} tidak ada di bumi",
  "latitude lies within ±90 and longitude within ±180 degrees; projected coordinates (metres) must be converted to WGS 84":
    "lintang di antara ±90 dan bujur di antara ±180 derajat; ubah koordinat proyeksi (meter) menjadi WGS 84",
  "the latitude is beyond ±90 degrees, but would be a longitude: the two seem swapped in this row":
    "lintangnya melampaui ±90 derajat, tetapi cocok sebagai bujur: tampaknya tertukar di baris ini",
  "swap latitude and longitude of the row": "tukar lintang dan bujur baris ini",
  "in {n} of {all} rows the latitude is beyond ±90 degrees, but would be a longitude: the columns seem swapped":
    "di {n} dari {all} baris lintangnya melampaui ±90 derajat, tetapi cocok sebagai bujur: kolomnya tampaknya tertukar",
  "name the right columns for latitude and longitude, or swap their headers":
    "pilih kolom lintang dan bujur yang benar, atau tukar judulnya",
  "the file gives ranges of codes, and it is not known which units lie in them":
    "berkas ini memuat rentang kode, dan tidak diketahui daerah mana di dalamnya",
  "name the units too (compare: --units FILE), or give one row per unit":
    "sebutkan lapisannya juga, atau tulis satu baris per daerah",
  "{n} (row names a unit that is|rows name units that are) not there: {*codes}":
    "{n} baris menyebut daerah yang tidak ada: {*codes}",
  "units have codes like {*codes}; correct the codes, or name the column that holds them":
    "kode daerah seperti {*codes}; perbaiki kodenya, atau sebutkan kolomnya",
  "{n} (row repeats|rows repeat) a unit with the same territory: {*codes}":
    "{n} baris mengulang daerah dengan wilayah yang sama: {*codes}",
  "nothing; one row per unit is enough": "tidak perlu apa-apa; satu baris per daerah sudah cukup",
  "{n} (unit has|units have) no territory: {*codes}": "{n} daerah belum punya wilayah: {*codes}",
  "nothing, if they are not covered today; else add rows for them":
    "tidak perlu apa-apa bila memang tidak dicakup; selain itu tambahkan barisnya",
  "it joins {a} and {b}, but units are numbered from 0 to {n}":
    "ini menghubungkan {a} dan {b}, padahal daerah bernomor 0 sampai {n}",
  "name both units by their number in the list of units":
    "sebutkan kedua daerah dengan nomornya di daftar daerah",
  "it joins unit {a} to itself": "ini menghubungkan daerah {a} dengan dirinya sendiri",
  "remove this edge": "hapus sisi ini",
  "its border length is {length}": "panjang batasnya {length}",
  "give a length of at least 0": "isi panjang 0 atau lebih",
  "no unit has the code {codes}; the row is left out": "tidak ada daerah berkode {codes}; barisnya dilewati",
  "write both codes exactly as in the units' key column":
    "tulis kedua kode persis seperti di kolom kode daerah",
  "it joins {code} to itself; the row is left out":
    "ini menghubungkan {code} dengan dirinya sendiri; barisnya dilewati",
  "name two different units": "sebutkan dua daerah yang berbeda",
  "a coordinate is not a number: longitude {lon}, latitude {lat}":
    "koordinat bukan angka: bujur {lon}, lintang {lat}",
  "write longitude and latitude as numbers in degrees": "tulis bujur dan lintang sebagai angka dalam derajat",
  "give it a polygon or coordinates, or leave it out with --filter":
    "beri poligon atau koordinat, atau jangan sertakan",
  "1 of its rings lies outside the ring it should be a hole of; it is read as an island":
    "1 cincinnya berada di luar cincin yang seharusnya dilubanginya; dibaca sebagai pulau",
  "{n} of its rings lie outside the ring they should be holes of; they are read as islands":
    "{n} cincinnya berada di luar cincin yang seharusnya dilubanginya; dibaca sebagai pulau",
  "export the unit as a MultiPolygon": "ekspor daerah ini sebagai MultiPolygon",
  "accounts in GeoJSON are a FeatureCollection whose features have Point geometries":
    "akun dalam GeoJSON adalah FeatureCollection berisi titik",
  "give a file with at least one point": "berikan berkas dengan sedikitnya satu titik",
  "it uses arc {arc}, but the file has {n} arcs": "ini memakai busur {arc}, padahal berkas punya {n} busur",
  "export the TopoJSON again; geometries and arcs do not belong together":
    "ekspor lagi TopoJSON-nya; geometri dan busurnya tidak sepasang",
  "the H3 resolution {n} does not exist": "resolusi H3 {n} tidak ada",
  "give a whole number from 0 to 15, 6 or 7 for a city":
    "isi bilangan bulat 0 sampai 15, 6 atau 7 untuk sebuah kota",
  "no account has coordinates, so there are no cells": "tidak ada akun berkoordinat, sehingga tidak ada sel",
  "give latitude and longitude columns": "beri kolom lintang dan bujur",
  "the accounts make at least {n} cells at this resolution":
    "akun menghasilkan sedikitnya {n} sel pada resolusi ini",
  "choose a lower resolution; a layer holds up to {n} cells":
    "pilih resolusi lebih rendah; satu lapisan memuat {n} sel",
};
