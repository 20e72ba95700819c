import type { Sentences } from "./translate-sentence.ts";

/** What the design engine says of wishes: what is wrong with them, and proofs that they cannot be. */
export const designSentences: Sentences = {
  // wishes
  '"{measure}" is balanced twice': '"{measure}" diseimbangkan dua kali',
  "give each measure once, with one tolerance": "sebutkan tiap ukuran sekali, dengan satu toleransi",
  "{n} territories cannot be made of {units} (unit|units)":
    "{n} wilayah tidak dapat dibuat dari {units} daerah",
  "wish at most {n} territories, or use smaller units":
    "minta paling banyak {n} wilayah, atau pakai daerah yang lebih kecil",
  'a capacity or share names the measure "{key}", which is not balanced':
    'kapasitas atau porsi menyebut ukuran "{key}", yang tidak diseimbangkan',
  'neither the units nor the accounts have a column "{key}"': 'unit maupun akun tidak punya kolom "{key}"',
  "unit {code} is to stay where it is, but the current plan has it in no territory of this design":
    "daerah {code} diminta tetap, tetapi sekarang tidak berada di wilayah mana pun dari rancangan ini",
  "unit {code} is locked to both {a} and {b}": "daerah {code} dikunci ke {a} dan juga {b}",
  "keep one of the two": "sisakan salah satunya",
  'there is no unit "{code}"': 'tidak ada daerah "{code}"',
  "use a unit code of this layer (after filters), zeros included":
    "pakai kode daerah lapisan ini, lengkap dengan angka nolnya",
  'there is no territory "{code}"': 'tidak ada wilayah "{code}"',
  'there is no account "{code}"': 'tidak ada akun "{code}"',
  'account "{code}" lies in no unit': 'akun "{code}" tidak berada di daerah mana pun',
  'territory code "{code}" appears twice': 'kode wilayah "{code}" muncul dua kali',
  "the current plan has {n} territories and {wanted} are wished: {codes} (fewest units) are given up":
    "rencana sekarang punya {n} wilayah dan yang diminta {wanted}: {codes} (daerah paling sedikit) dilepas",
  "nothing is to be balanced": "belum ada yang diseimbangkan",
  "how many territories is not said, and there is no current plan to take it from":
    "jumlah wilayah belum disebut, dan tidak ada rencana sekarang sebagai acuan",
  "the range {minimum}-{maximum} runs backwards": "rentang {minimum}-{maximum} terbalik",
  "write the smaller number first": "tulis angka yang lebih kecil dahulu",
  "scope and dissolve both say which units may move":
    "cakupan dan pembubaran sama-sama menentukan daerah mana yang boleh pindah",
  "give one of them": "pilih salah satunya",
  "{ways} are asked for together, and each is a way of its own to search":
    "{ways} diminta bersamaan, padahal masing-masing cara tersendiri",
  "ask for one of them; begin the next design from the plan that came out":
    "minta salah satunya; mulai rancangan berikutnya dari rencana hasilnya",
  "both a time limit and a number of iterations are given": "batas waktu dan jumlah iterasi diisi bersamaan",
  "untouched territories lie outside ±{tolerance} % of {key}: {names}; each untouched territory counts as on target with what it holds, and the others share the rest":
    "wilayah yang tidak disentuh berada di luar ±{tolerance} % dari {key}: {names}; isinya dianggap sesuai target, dan wilayah lain membagi sisanya",
  "nothing, if they are to stay as they are; else name them in --scope, or unlock them":
    "tidak perlu apa-apa bila memang dibiarkan; selain itu sertakan dalam cakupan, atau buka kuncinya",
  'there is no alternative "{name}": {*cause}': 'pilihan "{name}" tidak ada: {*cause}',
  "none was found": "tidak ditemukan",
  "search longer, or be content with the others": "cari lebih lama, atau pakai pilihan lain",
  "search longer with --time or --iterations, widen a tolerance, change the number of territories, or lift a lock":
    "cari lebih lama, longgarkan toleransi, ubah jumlah wilayah, atau buka sebuah kunci",
  "no plan that keeps every rule was found in {spent} for {n} (territory|territories) ({*bands}); none is proved impossible either. The best attempt is off by {violation} of a target in all":
    "dalam {spent} tidak ditemukan rencana untuk {n} wilayah yang memenuhi semua aturan ({*bands}); tidak pula terbukti mustahil. Percobaan terbaik meleset {violation} dari target seluruhnya",
  // contradictions
  "{unit} is left uncovered on purpose, but {*claim}": "{unit} sengaja tidak dicakup, tetapi {*claim}",
  "cover the unit, or take the lock or centre away": "cakup daerahnya, atau lepaskan kunci atau pusatnya",
  "{unit} cannot be in two territories: {*a}, and {*b}":
    "{unit} tidak dapat masuk dua wilayah: {*a}, dan {*b}",
  "{*claim}, but that territory is locked as it is and does not hold it":
    "{*claim}, tetapi wilayah itu terkunci apa adanya dan tidak memuatnya",
  "unlock territory {t}, or take the {*reason} away": "buka kunci wilayah {t}, atau lepaskan {*reason}",
  "{a} and {b} must share a territory, but {c} is {*x} and {d} is {*y}":
    "{a} dan {b} harus sewilayah, tetapi {c} {*x} dan {d} {*y}",
  "take one of the locks or the required pair away": "lepaskan salah satu kunci atau pasangan wajibnya",
  "{a} and {b} must not share a territory, but required pairs tie them together":
    "{a} dan {b} tidak boleh sewilayah, tetapi terikat oleh pasangan wajib",
  "take the forbidden pair or one of the required pairs away":
    "lepaskan pasangan terlarang atau salah satu pasangan wajib",
  "{a} and {b} must not share a territory, but both are {*x}":
    "{a} dan {b} tidak boleh sewilayah, tetapi keduanya {*x}",
  "take the forbidden pair or one of the locks away": "lepaskan pasangan terlarang atau salah satu kunci",
  // loads and totals
  "{who} {verb} {share} of {key} ({load}): {*limit}": "{who} memuat {share} dari {key} ({load}): {*limit}",
  "territory {t} is locked as it is and holds {*held}": "wilayah {t} terkunci apa adanya dan memuat {*held}",
  "the {n} (unit|units) fixed to territory {t} ({*units}) (holds|hold) {*held}":
    "{n} daerah yang ditetapkan ke wilayah {t} ({*units}) memuat {*held}",
  "{*wish}, or unlock the territory": "{*wish}, atau buka kunci wilayahnya",
  "{*wish}, or unlock some of these units": "{*wish}, atau buka kunci sebagian daerah ini",
  "{*wish}, or split it into smaller units": "{*wish}, atau pecah menjadi daerah yang lebih kecil",
  "{*wish}, or split the group": "{*wish}, atau pecah kelompoknya",
  "at most {cap} of {key} may move, but {*reason}: that moves at least {needed}":
    "paling banyak {cap} dari {key} boleh pindah, tetapi {*reason}: itu memindahkan sedikitnya {needed}",
  "let at least {needed} % move, widen the tolerance, or change the current plan's locks":
    "izinkan sedikitnya {needed} % pindah, longgarkan toleransi, atau ubah kunci rencana sekarang",
  "whole units do not fit: {n} (unit holds|units hold) more than half of the upper limit {upper} of {key}, and {needed} territories at least are needed where {count} are asked for":
    "daerah utuh tidak muat: {n} daerah memuat lebih dari separuh batas atas {upper} dari {key}; perlu sedikitnya {needed} wilayah, yang diminta {count}",
  "the upper limits of {key} let the territories hold {most} whole units at most, even the smallest ones, but there are {n}":
    "batas atas {key} hanya menampung {most} daerah utuh, bahkan yang terkecil, padahal ada {n}",
  "the lower limits of {key} need {least} whole units at least, even the largest ones, but there are {n}":
    "batas bawah {key} memerlukan sedikitnya {least} daerah utuh, bahkan yang terbesar, padahal hanya ada {n}",
  "widen the tolerance, change the number of territories, or use smaller units":
    "longgarkan toleransi, ubah jumlah wilayah, atau pakai daerah yang lebih kecil",
  "ask for a number of territories that no large unit halves{band}, or split the largest units":
    "minta jumlah wilayah yang tidak membelah daerah besar{band}, atau pecah daerah terbesar",
  "raise the largest limits{band}, or split the largest units":
    "naikkan batas terbesar{band}, atau pecah daerah terbesar",
  "territory {t} is locked as it is, but the current plan gives it no unit":
    "wilayah {t} terkunci apa adanya, tetapi tidak punya daerah",
  "unlock the territory, or leave it out": "buka kunci wilayahnya, atau jangan sertakan",
  "every territory is locked as it is, but {n} (unit belongs|units belong) to none: {*names}":
    "semua wilayah terkunci apa adanya, tetapi {n} daerah belum masuk wilayah: {*names}",
  "unlock a territory, or leave these units uncovered":
    "buka kunci sebuah wilayah, atau biarkan daerah ini tidak dicakup",
  "every covered unit counts 0 of {key}: there is nothing to balance":
    "semua daerah bernilai 0 untuk {key}: tidak ada yang dapat diseimbangkan",
  "choose another measure, or check the column and the join of its file":
    "pilih ukuran lain, atau periksa data ukuran ini",
  "territory {t} must hold at least {least} and at most {most} of {key}: no load fits both its band and its capacity":
    "wilayah {t} harus memuat {least} sampai {most} dari {key}: tidak ada nilai yang cocok untuk pita dan kapasitasnya",
  "change the territory's capacity, its share or the tolerance":
    "ubah kapasitas wilayah itu, porsinya, atau toleransinya",
  "the territories must hold at least {least} of {key} together, but there is only {total}":
    "semua wilayah harus memuat sedikitnya {least} dari {key}, padahal hanya ada {total}",
  "lower the minimums by {n} in all, or ask for fewer territories":
    "turunkan batas minimum sebanyak {n} seluruhnya, atau minta lebih sedikit wilayah",
  "the territories may hold at most {most} of {key} together, but there is {total}":
    "semua wilayah hanya boleh memuat {most} dari {key}, padahal ada {total}",
  "raise the maximums by {n} in all, or ask for more territories":
    "naikkan batas maksimum sebanyak {n} seluruhnya, atau minta lebih banyak wilayah",
  "{n} (territory has|territories have) no unit yet, but only {free} (unit or tied group is|units or tied groups are) free to give them one each":
    "{n} wilayah belum punya daerah, tetapi hanya {free} daerah atau kelompok terikat yang bebas",
  "ask for at most {n} territories, or use smaller units":
    "minta paling banyak {n} wilayah, atau pakai daerah yang lebih kecil",
  "give units to design with": "sediakan daerah untuk dirancang",
  // parts of the map
  "{a} and {b} must share a contiguous territory, but no chain of neighbouring units joins them":
    "{a} dan {b} harus masuk satu wilayah yang bersambung, tetapi tidak ada rangkaian daerah bertetangga di antaranya",
  "join them by a link, take the required pair away, or do not ask for contiguity":
    "hubungkan keduanya, lepaskan pasangan wajibnya, atau jangan minta wilayah bersambung",
  "territory {t} must be contiguous, but no chain of units that it may hold joins its fixed units {a} and {b}":
    "wilayah {t} harus bersambung, tetapi daerah tetapnya {a} dan {b} tidak terhubung oleh daerah yang boleh dimuatnya",
  "join them by a link, unlock one of them, or let territory {t} be in several parts":
    "hubungkan keduanya, buka kunci salah satunya, atau izinkan wilayah {t} terdiri dari beberapa bagian",
  "the map falls into {n} unconnected parts that together need {least} to {most} contiguous territories, but {count} are asked for":
    "peta terdiri dari {n} bagian terpisah yang bersama-sama perlu {least} sampai {most} wilayah bersambung, tetapi yang diminta {count}",
  "ask for {n} territories, join the parts by links, or widen the tolerance":
    "minta {n} wilayah, hubungkan bagian-bagiannya, atau longgarkan toleransi",
  "{*who} and (hold|holds) {load} of {key}, {means} territories' worth: no whole number of contiguous territories fits":
    "{*who} dan memuat {load} dari {key}, setara {means} wilayah: tidak ada jumlah wilayah bersambung yang cocok",
  // small maps, tried to the end
  "all ways to put the {n} free units into {count} territories were tried: none keeps every hard rule{*tail}":
    "semua cara membagi {n} daerah bebas ke {count} wilayah sudah dicoba: tidak ada yang memenuhi semua aturan{*tail}",
  "all ways to put the {n} units into {count} territories that could keep every rule were followed to their end: there is none":
    "semua cara membagi {n} daerah ke {count} wilayah yang mungkin memenuhi aturan sudah ditelusuri: tidak ada",
  "with {n} territories the tolerance must be at least {tolerance}":
    "dengan {n} wilayah toleransinya sedikitnya {tolerance}",
  "with {n} territories a plan exists at {tolerance}": "dengan {n} wilayah ada rencana pada {tolerance}",
  "within these limits {*counts} territories are possible": "dalam batas ini yang mungkin {*counts} wilayah",
  "within {bands} {*counts} territories are possible": "dalam {bands} yang mungkin {*counts} wilayah",
  "no tolerance helps: lift a capacity, a lock, a pair, the moved share or contiguity":
    "toleransi tidak menolong: longgarkan kapasitas, kunci, pasangan, porsi pindah, atau syarat bersambung",
  "widen a tolerance further, change the number of territories, join pieces by links, or lift a capacity, a lock, a pair or contiguity":
    "longgarkan lagi toleransi, ubah jumlah wilayah, hubungkan bagian yang terpisah, atau longgarkan kapasitas, kunci, pasangan, atau syarat bersambung",
};

/** Their parts: why a unit is claimed, what limits a load, the nearest possible wish. */
export const designFragments: Sentences = {
  "it is the fixed centre of territory {t}": "daerah itu pusat tetap wilayah {t}",
  "it is locked to territory {t}": "daerah itu dikunci ke wilayah {t}",
  "{unit} is the fixed centre of territory {t}": "{unit} pusat tetap wilayah {t}",
  "{unit} is locked to territory {t}": "{unit} dikunci ke wilayah {t}",
  "territory {t} is locked as it is and holds it": "wilayah {t} terkunci apa adanya dan memuatnya",
  "left uncovered": "tidak dicakup",
  "fixed to territory {t}": "ditetapkan ke wilayah {t}",
  "fixed centre": "pusat tetapnya",
  "unit lock": "kunci daerahnya",
  "no band": "tanpa pita",
  " (this includes the causes named above)": " (termasuk sebab di atas)",
  "{unit} has no neighbour": "{unit} tidak bertetangga",
  "the {n} units {*units} are cut off from the rest": "{n} daerah {*units} terpisah dari yang lain",
  "that is more than the {upper} a territory may hold":
    "itu lebih dari {upper} yang boleh dimuat sebuah wilayah",
  "{n} territories within {tolerance} of {key} cannot exist; it alone is {above} above the mean of {mean}":
    "{n} wilayah dalam {tolerance} dari {key} tidak mungkin ada; itu saja sudah {above} di atas rata-rata {mean}",
  "it alone is {above} above the {target} that territory {t} is meant to hold (allowed: {tolerance})":
    "itu saja sudah {above} di atas {target} yang menjadi target wilayah {t} (yang diizinkan: {tolerance})",
  "raise the maximum of {key} to at least {load}": "naikkan batas maksimum {key} menjadi sedikitnya {load}",
  "allow at least {tolerance} of {key} with {n} territories, or ask for at most {fewer} territories at {band}":
    "izinkan sedikitnya {tolerance} dari {key} dengan {n} wilayah, atau minta paling banyak {fewer} wilayah pada {band}",
  "allow at least {tolerance} of {key} with {n} territories":
    "izinkan sedikitnya {tolerance} dari {key} dengan {n} wilayah",
  "allow at least {tolerance} of {key}": "izinkan sedikitnya {tolerance} dari {key}",
  "set limits of {key} that allow {load}": "tetapkan batas {key} yang mengizinkan {load}",
  "{load} of {key}, above its upper limit {limit}": "{load} dari {key}, di atas batas atasnya {limit}",
  "{load} of {key}, below its lower limit {limit}": "{load} dari {key}, di bawah batas bawahnya {limit}",
  "{n} (unit is fixed to another territory than it has now|units are fixed to another territory than they have now)":
    "{n} daerah ditetapkan ke wilayah lain daripada sekarang",
  "{key} must leave territories above their upper limit: {*list}":
    "{key} harus keluar dari wilayah di atas batas atasnya: {*list}",
  "{key} must enter territories below their lower limit: {*list}":
    "{key} harus masuk wilayah di bawah batas bawahnya: {*list}",
  "join the part by a link": "hubungkan bagian itu",
  "join it by a link, the shortest being {link}": "hubungkan; yang terpendek {link}",
};
