import type { Problem } from "../core/domain/problem.ts";
import { ENGINE_WORDS } from "./engine-words.ts";
import { type ProblemText, type SpeechRule, sayByRules, withComma } from "./say-by-rules.ts";

const CHECK_CODES = "periksa kodenya; tulis kedua kode persis seperti di kolom kunci daerah";
const ALIGNED =
  "tidak perlu apa-apa bila daerah-daerah ini memang belum dilayani; bila tidak, tambahkan barisnya";
const FILL_IN = "isi nilainya, atau keluarkan dengan filter";

const RULES: Readonly<Record<string, readonly SpeechRule[]>> = {
  "IMP-108": [
    [
      /^this unit has no shape$/,
      () => "daerah ini tidak punya bentuk",
      "tambahkan poligonnya, atau beri kolom lintang dan bujur serta penghubung",
    ],
  ],
  "IMP-109": [
    [
      /^an? (\S+) is not an area/,
      (type) => `${type} bukan luasan, jadi tidak dipakai dalam bentuk daerah ini`,
      "beri daerah ini Polygon atau MultiPolygon",
    ],
  ],
  "IMP-124": [
    [
      /^the code (\S+) is a decimal number/,
      (code) =>
        `kode ${code} berupa bilangan desimal, jadi nol di belakangnya mungkin hilang (11.10 terbaca 11.1)`,
      "tulis kode sebagai teks di dalam berkas",
    ],
  ],
  "IMP-125": [
    [
      /^its latitude and longitude lie (\d+) km outside/,
      (km) => `lintang dan bujurnya terletak ${km} km di luar bentuknya`,
      "periksa koordinatnya; mungkin tertukar atau milik daerah lain",
    ],
  ],
  "IMP-126": [
    [
      /^(\d+) of its rings lies? outside/,
      (count) => `${count} cincinnya terletak di luar cincin yang seharusnya dilubangi; dibaca sebagai pulau`,
      "ekspor daerah ini sebagai MultiPolygon",
    ],
  ],
  "IMP-127": [
    [
      /^this unit's shape has shrunk to a line/,
      () => "bentuk daerah ini menyusut menjadi garis: luasnya 0 dan titiknya terletak pada garis itu",
      "pakai berkas yang lebih rinci, atau beri kolom lintang dan bujur",
    ],
  ],
  "IMP-128": [
    [
      /^its outline crosses itself and was cut at the crossings; its area stays (\S+) km²$/,
      (km2) =>
        `garis luarnya memotong dirinya sendiri dan dipotong di persilangannya; luasnya tetap ${km2} km²`,
      "tidak ada, bila sudah benar; bila tidak, gambar ulang daerah ini",
    ],
    [
      /^its outline crosses itself and was cut at the crossings; its area changes from (\S+) to (\S+) km² \((\S+) %\)$/,
      (before, after, share) =>
        `garis luarnya memotong dirinya sendiri dan dipotong di persilangannya; luasnya berubah dari ${before} menjadi ${after} km² (${share} %)`,
      "tidak ada, bila sudah benar; bila tidak, gambar ulang daerah ini",
    ],
  ],
  "IMP-130": [
    [/^(.+) borders no other unit$/, (unit) => `${unit} tidak berbatasan dengan daerah lain`, ""],
    [
      /^(\d+) units border each other but none of the rest: (.+)$/,
      (count, units) => `${count} daerah saling berbatasan tetapi tidak dengan yang lain: ${units}`,
      "",
    ],
  ],
  "IMP-131": [
    [
      /^no unit has the code (.+); the row is left out$/,
      (codes) => `tidak ada daerah dengan kode ${or(codes)}; baris ini dilewati`,
      CHECK_CODES,
    ],
  ],
  "IMP-132": [
    [
      /^it joins (.+) to itself/,
      (code) => `${code} dihubungkan dengan dirinya sendiri; baris ini dilewati`,
      "sebut dua daerah yang berbeda",
    ],
  ],
  "IMP-133": [
    [/^no unit has the code (.+)$/, (codes) => `tidak ada daerah dengan kode ${or(codes)}`, CHECK_CODES],
  ],
  "IMP-134": [
    [
      /^the two units are no neighbours/,
      () => "kedua daerah tidak bertetangga, jadi tidak ada yang dihalangi",
      "hapus penghalang ini atau perbaiki kodenya",
    ],
  ],
  "IMP-135": [
    [
      /^the price (.+) is not a number of at least 0$/,
      (price) => `harga ${price} bukan bilangan 0 atau lebih`,
      "beri harga 0 atau lebih, atau kosongkan untuk menghapus batas",
    ],
  ],
  "IMP-204": [
    [
      /^the text is not UTF-8/,
      () => "teksnya bukan UTF-8 dan dibaca sebagai Windows-1252 (Eropa Barat)",
      "periksa huruf beraksen; bila salah, simpan berkas sebagai CSV UTF-8",
    ],
  ],
  "IMP-217": [
    [
      /^numbers like 1\.234 in (.+) were read as thousands/,
      (columns) =>
        `bilangan seperti 1.234 di ${more(columns)} dibaca sebagai ribuan, karena berkas dipisah titik koma`,
      "tulis semua bilangan dengan tanda desimal yang sama; pisahkan dengan koma bila titik adalah tanda desimal",
    ],
    [
      /^the file uses decimal commas, but (.+) can only be read/,
      (columns) =>
        `berkas memakai koma desimal, tetapi ${more(columns)} hanya dapat dibaca dengan titik desimal`,
      "tulis semua bilangan dengan tanda desimal yang sama",
    ],
  ],
  "IMP-222": [
    [
      /^(\d+) units? ha(?:s|ve) no value.*?: (.+)$/,
      (count, codes) => `${count} daerah tidak punya nilai dan dihitung 0: ${more(codes)}`,
      FILL_IN,
    ],
    [
      /^(\d+) accounts? ha(?:s|ve) no value.*?: (.+)$/,
      (count, ids) => `${count} akun tidak punya nilai dan dihitung 0: ${more(ids)}`,
      FILL_IN,
    ],
  ],
  "IMP-224": [
    [
      /^(\d+) attribute rows? ha(?:s|ve) no unit in (.+?): (.+)$/,
      (count, file, codes) => `${count} baris atribut tidak punya daerah di ${file}: ${more(codes)}`,
      "tidak perlu apa-apa bila daerah-daerah ini memang tidak dimaksud; bila tidak, periksa kodenya atau berkas daerah",
    ],
  ],
  "IMP-225": [
    [
      /^(\d+) units? of (.+?) ha(?:s|ve) no attribute row: (.+)$/,
      (count, file, codes) => `${count} daerah dari ${file} tidak punya baris atribut: ${more(codes)}`,
      "tambahkan barisnya, atau keluarkan dengan filter",
    ],
  ],
  "IMP-226": [
    [
      /^"(.+)" differs from (.+) for (\d+) units?.*?: (.+)$/,
      (column, file, count, codes) =>
        `"${column}" berbeda dari ${file} untuk ${count} daerah, nilai berkas ini yang dipakai: ${more(codes)}`,
      "hapus atau ganti nama kolom itu di salah satu berkas, bila nilai yang lain yang dimaksud",
    ],
  ],
  "IMP-227": [
    [
      /^(\d+) codes? had lost zeros, put back: (.+)$/,
      (count, codes) => `${count} kode kehilangan angka nol, sudah dikembalikan: ${more(codes)}`,
      "ekspor kode sebagai teks, supaya angka nol tetap ada",
    ],
  ],
  "IMP-233": [
    [
      /^no row has (.+) in "(.+)"$/,
      (values, column) => `tidak ada baris dengan ${more(values)} di "${column}"`,
      "nilai dibandingkan sebagai teks, termasuk angka nol di depan",
    ],
  ],
  "IMP-247": [
    [
      /^(\d+) of (\d+) accounts have .+?: (.+)$/,
      (count, all, ids) =>
        `${count} dari ${all} akun tidak punya koordinat atau kode daerah yang diperlukan: ${more(ids)}`,
      "tambahkan koordinat atau kode daerah",
    ],
  ],
  "IMP-248": [
    [
      /^(\d+) accounts? lies? outside every unit.*at most ([\d.]+) km away: (.+)$/,
      (count, km, ids) =>
        `${count} akun terletak di luar semua daerah dan diberikan ke daerah terdekat, paling jauh ${withComma(km)} km: ${more(ids)}`,
      "periksa koordinatnya bila jaraknya mengherankan",
    ],
  ],
  "IMP-251": [
    [
      /^(\d+) accounts? lies? in another unit.*?: (.+)$/,
      (count, ids) =>
        `${count} akun terletak di daerah lain daripada kode daerahnya; posisinya yang dipakai: ${more(ids)}`,
      "perbaiki koordinat atau kode daerahnya",
    ],
  ],
  "IMP-254": [
    [
      /^(\d+) accounts? lies? in none of the units in use.*?: (.+)$/,
      (count, ids) => `${count} akun tidak terletak di daerah yang dipakai dan dikeluarkan: ${more(ids)}`,
      "tidak perlu apa-apa bila filter memang mengeluarkan daerahnya",
    ],
  ],
  "IMP-263": [
    [
      /^(\d+) rows? names? (?:a unit that is|units that are) not there: (.+)$/,
      (count, codes) => `${count} baris menyebut daerah yang tidak ada: ${more(codes)}`,
      "perbaiki kodenya, atau sebut kolom yang memuatnya",
    ],
  ],
  "IMP-264": [
    [
      /^(\d+) units? ha(?:s|ve) no territory: (.+)$/,
      (count, codes) => `${count} daerah tidak punya wilayah: ${more(codes)}`,
      ALIGNED,
    ],
  ],
  "IMP-266": [
    [
      /^no unit lies in the range (.+)$/,
      (range) => `tidak ada daerah dalam rentang ${range}`,
      "periksa rentangnya, atau hapus",
    ],
  ],
  "IMP-267": [
    [
      /^(\d+) rows? repeats? a unit.*?: (.+)$/,
      (count, codes) => `${count} baris mengulang daerah dengan wilayah yang sama: ${more(codes)}`,
      "tidak perlu apa-apa; satu baris per daerah sudah cukup",
    ],
  ],
  "IMP-276": [
    [
      /^rows with (\d+) units? that (?:is|are) not there were skipped: (.+)$/,
      (count, codes) => `baris dengan ${count} daerah yang tidak ada dilewati: ${more(codes)}`,
      "perbaiki kodenya, bila daerah-daerah ini dimaksud",
    ],
  ],
  "CLI-165": [
    [
      /^the current plan has (\d+) territories and (\d+) are wished: (.+) \(fewest units\)/,
      (before, wanted, dropped) =>
        `rancangan yang berlaku punya ${before} wilayah dan yang diminta ${wanted}: ${dropped} (daerah paling sedikit) dilepas`,
      "sebut wilayah yang dilepas dengan --dissolve; daerah lain tetap di tempatnya",
    ],
  ],
  "CLI-175": [
    [
      /^untouched territories lie outside ±([\d.]+) % of (.+?): (.+); each untouched/,
      (band, measure, named) =>
        `wilayah yang tidak disentuh berada di luar ±${withComma(band)} % ${measure}: ${named}; masing-masing dianggap tepat sasaran dengan isinya, dan sisanya dibagi wilayah lain`,
      "tidak perlu apa-apa bila memang tetap; bila tidak, sebut dalam --scope atau lepaskan kuncinya",
    ],
  ],
  "DES-192": [
    [
      /^there is no alternative "(.+)": none was found$/,
      (name) => `tidak ada alternatif "${ENGINE_WORDS[name] ?? name}": tidak ditemukan`,
      "cari lebih lama, atau pakai yang lain",
    ],
  ],
};

/** Codes of the warnings that can be said in Indonesian. */
export const TRANSLATED_CODES: readonly string[] = Object.keys(RULES);

/** A warning in Indonesian; in the import's own English, and marked so, where its text is not one that is known here. */
export const sayWarningInIndonesian = (warning: Problem): ProblemText => sayByRules(RULES, warning, sayLink);

/** The row that would join an isolated part stands in the English fix alone. */
function sayLink(fix: string): string {
  const [, row, km] = /add the row "(.+)" to a --links file or use --links (\d+)km/.exec(fix) ?? [];
  const join =
    row === undefined ? "" : `tambahkan baris "${row}" ke berkas --links atau pakai --links ${km}km; atau `;
  return `${join}keluarkan dengan --filter, atau rancang dengan --no-contiguous`;
}

const more = (list: string): string =>
  list
    .replace(/ and (\d+) more$/, " dan $1 lainnya")
    .replace(/^none$/, "tidak ada")
    .replaceAll("(empty)", "(kosong)");

const or = (list: string): string => list.replaceAll(" or ", " atau ");
