import type { Problem } from "../core/domain/problem.ts";
import { type ProblemText, type SpeechRule, sayByRules, withComma } from "./say-by-rules.ts";

const bandRule = (side: "above" | "below", fix: string): SpeechRule => [
  new RegExp(
    `^territory "(.+)" holds (\\S+) (.+), (\\S+) % ${side} its target (\\S+); the band is ±(\\S+) % \\(limit (\\S+)\\)$`,
  ),
  (territory, held, measure, off, target, band, limit) =>
    `wilayah "${territory}" memuat ${withComma(held)} ${measure}, ${withComma(off)} % di ${side === "above" ? "atas" : "bawah"} sasarannya ${withComma(target)}; batasnya ±${withComma(band)} % (${withComma(limit)})`,
  fix,
];

const capacityRule = (bound: "maximum" | "minimum", fix: string): SpeechRule => [
  new RegExp(`^territory "(.+)" holds (\\S+) (.+); its ${bound} is (\\S+)$`),
  (territory, held, measure, limit) =>
    `wilayah "${territory}" memuat ${withComma(held)} ${measure}; ${bound === "maximum" ? "paling banyak" : "paling sedikit"} ${withComma(limit)}`,
  fix,
];

/** Where a unit or a pair is, as the checker names it. */
const place = (name: string): string =>
  name
    .replace(/^no territory$/, "tanpa wilayah")
    .replace(/^white space$/, "ruang kosong")
    .replace(/^territory /, "wilayah ");

const none = (codes: string): string => (codes === "none" ? "tidak ada" : codes);

const RULES: Readonly<Record<string, readonly SpeechRule[]>> = {
  "CHK-105": [
    [
      /^unit "(.+)" has an empty territory but is not declared white space$/,
      (unit) => `daerah "${unit}" tidak diberi wilayah, padahal tidak dinyatakan sebagai ruang kosong`,
      "beri daerah ini wilayah, atau nyatakan sebagai ruang kosong",
    ],
  ],
  "CHK-106": [
    [
      /^territory "(.+)" has no unit$/,
      (territory) => `wilayah "${territory}" tidak punya daerah`,
      "beri wilayah ini daerah, atau rancang lebih sedikit wilayah",
    ],
  ],
  "CHK-107": [
    [
      /^territory "(.+)" falls into (\d+) parts; cut off from its main part: (.+)$/,
      (territory, parts, units) =>
        `wilayah "${territory}" terpecah menjadi ${parts} bagian; terpisah dari bagian utamanya: ${units}`,
      "berikan daerah yang terpisah kepada tetangganya, hubungkan dengan penghubung, atau izinkan wilayah ini terpecah",
    ],
  ],
  "CHK-108": [bandRule("below", "ambil daerah dari tetangga, atau longgarkan batasnya")],
  "CHK-109": [bandRule("above", "berikan daerah kepada tetangga, atau longgarkan batasnya")],
  "CHK-110": [capacityRule("minimum", "tambah unit, atau turunkan batas bawahnya")],
  "CHK-111": [capacityRule("maximum", "lepaskan unit, atau naikkan batas atasnya")],
  "CHK-112": [
    [
      /^unit "(.+)" is locked to (.+) but is in (.+)$/,
      (unit, lock, found) => `daerah "${unit}" dikunci ke ${place(lock)} tetapi berada di ${place(found)}`,
      "kembalikan daerah ini, atau lepaskan kuncinya",
    ],
  ],
  "CHK-113": [
    [
      /^unit "(.+)" is to stay uncovered but is in (.+)$/,
      (unit, found) => `daerah "${unit}" harus tetap di ruang kosong tetapi berada di ${place(found)}`,
      "kosongkan wilayahnya, atau hapus ruang kosong itu",
    ],
  ],
  "CHK-114": [
    [
      /^territory "(.+)" is locked but changed: left (.+); entered (.+)$/,
      (territory, left, entered) =>
        `wilayah "${territory}" dikunci tetapi berubah: keluar ${none(left)}; masuk ${none(entered)}`,
      "kembalikan daerah-daerahnya, atau lepaskan kuncinya",
    ],
  ],
  "CHK-115": [
    [
      /^unit "(.+)" is the fixed centre of territory "(.+)" but is in (.+)$/,
      (unit, territory, found) =>
        `daerah "${unit}" adalah pusat tetap wilayah "${territory}" tetapi berada di ${place(found)}`,
      "kembalikan daerah ini, atau pilih pusat lain",
    ],
  ],
  "CHK-116": [
    [
      /^units "(.+)" and "(.+)" must share a territory but are in (.+) and (.+)$/,
      (one, other, here, there) =>
        `daerah "${one}" dan "${other}" harus berada di satu wilayah tetapi berada di ${place(here)} dan ${place(there)}`,
      "letakkan keduanya di satu wilayah, atau hapus pasangan ini",
    ],
  ],
  "CHK-117": [
    [
      /^units "(.+)" and "(.+)" must not share a territory but both are in (.+)$/,
      (one, other, found) =>
        `daerah "${one}" dan "${other}" tidak boleh berada di satu wilayah tetapi keduanya di ${place(found)}`,
      "pindahkan salah satunya, atau hapus pasangan ini",
    ],
  ],
  "CHK-118": [
    [
      /^(\d+) units? with (\S+) % of (.+) moves?; the cap is (\S+) %$/,
      (units, share, measure, cap) =>
        `${units} daerah dengan ${withComma(share)} % ${measure} berpindah; batasnya ${withComma(cap)} %`,
      "pindahkan lebih sedikit daerah, atau naikkan batasnya",
    ],
  ],
};

/** A rule that a plan breaks, in Indonesian. Which rows of a file are wrong (CHK-101 … 104) no page shows. */
export const sayViolationInIndonesian = (violation: Problem): ProblemText => sayByRules(RULES, violation);
