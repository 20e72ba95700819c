const ENGLISH = {
  territories: "territories",
  allContiguous: "all contiguous",
  notContiguous: "not all contiguous",
  worst: "largest deviation",
  within: "within",
  objective: "objective",
  lowerBound: "lower bound",
  noBound: "no lower bound for this objective and size",
  weakBound: "too weak to tell how good this plan is",
  provenBest: "proven optimal",
  aboveBest: "at most",
  aboveBestEnd: "above the best possible",
  moved: "moved",
  ofThese: "of these",
  unavoidable: "unavoidable, their territory is given up",
  link: "link",
  moreLinks: "more links, see summary.json",
  district: "district",
  namedAccounts: "named accounts",
  alternative: "alternative",
  dominatedBy: "better in one of these and worse in none:",
  territory: "territory",
  unit: "unit",
  units: "units",
  offTarget: "off target",
  compactness: "compactness",
  travelKm: "travel km",
  written: "written to",
  open: "open",
  notKept: "nothing was written: add --out DIR to keep this plan",
  cancelled: "cancelled: this is the best valid plan so far",
  cancelledEmpty: "cancelled before a valid plan was found; nothing was written",
  warning: "warning",
  valid: "valid: no rule is broken",
  violation: "violation",
  violations: "violations",
  whyHere: "why here?",
  isIn: "is in",
  moveTo: "to",
  changes: "changes the objective by",
  forbidden: "forbidden",
  allowed: "allowed",
  noAlternative: "no other territory is next to it",
  proposed: "proposed",
  serving: "press Ctrl-C to stop",
  seed: "seed",
  start: "start",
  iterations: "iterations",
  starting: "building a first plan",
  improving: "improving",
  polishing: "polishing",
  bounding: "proving a bound",
  noPlanYet: "no valid plan yet",
  best: "best",
  same: "the two plans are the same",
};

export type Words = { readonly [key in keyof typeof ENGLISH]: string };

const INDONESIAN: Words = {
  territories: "wilayah",
  allContiguous: "semua menyatu",
  notContiguous: "tidak semua menyatu",
  worst: "penyimpangan terbesar",
  within: "dalam",
  objective: "sasaran",
  lowerBound: "batas bawah",
  noBound: "tidak ada batas bawah untuk sasaran dan ukuran ini",
  weakBound: "terlalu lemah untuk menilai mutu rencana ini",
  provenBest: "terbukti optimal",
  aboveBest: "paling banyak",
  aboveBestEnd: "di atas hasil terbaik yang mungkin",
  moved: "berpindah",
  ofThese: "di antaranya",
  unavoidable: "tak terhindarkan, wilayahnya dihapus",
  link: "penghubung",
  moreLinks: "penghubung lagi, lihat summary.json",
  district: "distrik",
  namedAccounts: "akun bernama",
  alternative: "pilihan lain",
  dominatedBy: "lebih baik dalam salah satunya dan tidak lebih buruk:",
  territory: "wilayah",
  unit: "unit",
  units: "unit",
  offTarget: "dari target",
  compactness: "kekompakan",
  travelKm: "perjalanan km",
  written: "ditulis ke",
  open: "buka",
  notKept: "tidak ada yang ditulis: tambahkan --out FOLDER untuk menyimpan rencana ini",
  cancelled: "dibatalkan: ini rencana sah terbaik sejauh ini",
  cancelledEmpty: "dibatalkan sebelum ada rencana sah; tidak ada yang ditulis",
  warning: "peringatan",
  valid: "sah: tidak ada aturan yang dilanggar",
  violation: "pelanggaran",
  violations: "pelanggaran",
  whyHere: "mengapa di sini?",
  isIn: "ada di",
  moveTo: "ke",
  changes: "mengubah sasaran sebesar",
  forbidden: "dilarang",
  allowed: "boleh",
  noAlternative: "tidak ada wilayah lain di sebelahnya",
  proposed: "diusulkan",
  serving: "tekan Ctrl-C untuk berhenti",
  seed: "benih",
  start: "awal",
  iterations: "iterasi",
  starting: "menyusun rencana pertama",
  improving: "memperbaiki",
  polishing: "menghaluskan",
  bounding: "membuktikan batas",
  noPlanYet: "belum ada rencana sah",
  best: "terbaik",
  same: "kedua rencana sama",
};

/** "1 unit", "2 units", "2 unit" in Indonesian. */
export function sayCount(count: number, kind: "unit" | "territory" | "violation", words: Words): string {
  const many = { unit: words.units, territory: words.territories, violation: words.violations };
  return `${count} ${count === 1 ? words[kind] : many[kind]}`;
}

/** Words for the terminal: --lang decides, else the shell's locale. */
export function chooseWords(
  lang: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Words {
  return isIndonesian(lang, environment) ? INDONESIAN : ENGLISH;
}

/** BCP 47 tag for Intl. */
export function chooseLocale(
  lang: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  return isIndonesian(lang, environment) ? "id-ID" : "en-US";
}

function isIndonesian(
  lang: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const locale = lang ?? environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? "";
  return /^(id|ind|indonesian?)\b|^id_/i.test(locale);
}
