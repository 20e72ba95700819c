const ENGLISH = {
  territory: "territory",
  leads: "leads",
  opportunities: "opps",
  newAccounts: "accounts",
  rate: "rate",
  adjusted: "adjusted",
  standing: "against the team",
  team: "team",
  above: "above",
  below: "below",
  "not-told-apart": "not told apart",
  "not-enough-data": "not enough data",
  differ: "The territories differ: one common rate would give such a spread with probability {p} only.",
  "within-chance":
    "Not enough data to tell the territories apart: chance alone gives such a spread with probability {p}.",
  "too-few-leads":
    "Not enough data to tell the territories apart: fewer than two have the 30 leads, and the 5 accounts and 5 losses expected at the team's rate, that a judgement needs. Chance alone gives such a spread with probability {p}.",
  extremes: "{highest} − {lowest}: {difference}, 95 % between {low} and {high}.",
  needed: "If these rates were the true ones, each of the two would need {leads} leads to tell them apart.",
  adjustedNote: "adjusted = pulled towards the team's rate; sort by it, judge by the interval.",
  account: "account",
  revenue: "revenue",
  costs: "costs",
  netProfit: "net profit",
  margin: "margin",
  total: "total",
  hidden: "… {count} more …",
  whale: "The best {count} accounts make {profit} ({share} of the net profit).",
  losing: "Accounts that lose money: {count}, {lost} in all.",
  incompleteCost:
    "Costs are incomplete: they are recorded for {share} of the revenue, so net profit is too high.",
  withoutAccount: "{rows} rows name no account: their revenue of {revenue} is in none of these figures.",
  month: "month",
  none: "(none)",
  forecastFrom: "From {months} months, {from} to {to}; method of the sum: {method}.",
  season: "Season (1 or 0 = a normal month): {indices}",
  noLimits:
    "No limits where the history is too short, or has nothing, to test such forecasts on its own past.",
  noSeason: "No season of the year was found.",
  feast: "A month with all 28 days before the feast: {effect}.",
  plan: "Busy months ahead: {busy}. Slow months, for new contacts and training: {slow}.",
  won: "won",
  lost: "lost",
  open: "open",
  winRate: "win rate",
  cycleDays: "median days",
  dealValue: "deal value",
  velocity: "money/day",
  groupsDiffer: "The win rates differ: one common rate would give such a spread with probability {p} only.",
  groupsWithinChance:
    "Not enough data to tell the win rates apart: chance alone gives such a spread with probability {p}.",
  groupsTooFew:
    "Not enough data to tell the win rates apart: fewer than two have enough decided opportunities.",
  segment: "segment",
  accounts: "accounts",
  workload: "workload",
  reps: "reps",
  utilisation: "{reps} reps would be busy at {share}.",
};

export type EvaluationWords = { readonly [key in keyof typeof ENGLISH]: string };

const INDONESIAN: EvaluationWords = {
  territory: "wilayah",
  leads: "prospek",
  opportunities: "peluang",
  newAccounts: "akun baru",
  rate: "tingkat",
  adjusted: "disesuaikan",
  standing: "terhadap tim",
  team: "tim",
  above: "di atas",
  below: "di bawah",
  "not-told-apart": "tidak terbedakan",
  "not-enough-data": "data belum cukup",
  differ: "Wilayah memang berbeda: satu tingkat bersama hanya memberi sebaran ini dengan peluang {p}.",
  "within-chance":
    "Data belum cukup untuk membedakan wilayah: kebetulan saja memberi sebaran ini dengan peluang {p}.",
  "too-few-leads":
    "Data belum cukup untuk membedakan wilayah: kurang dari dua wilayah punya 30 prospek serta 5 akun dan 5 kegagalan yang diharapkan pada tingkat tim. Kebetulan saja memberi sebaran ini dengan peluang {p}.",
  extremes: "{highest} − {lowest}: {difference}, 95 % antara {low} dan {high}.",
  needed: "Bila tingkat ini benar, masing-masing perlu {leads} prospek untuk membedakannya.",
  adjustedNote: "disesuaikan = ditarik ke tingkat tim; urutkan dengannya, nilai dengan rentangnya.",
  account: "akun",
  revenue: "pendapatan",
  costs: "biaya",
  netProfit: "laba bersih",
  margin: "margin",
  total: "jumlah",
  hidden: "… {count} lagi …",
  whale: "{count} akun terbaik menghasilkan {profit} ({share} dari laba bersih).",
  losing: "Akun yang merugi: {count}, seluruhnya {lost}.",
  incompleteCost: "Biaya belum lengkap: tercatat untuk {share} pendapatan, jadi laba bersih terlalu tinggi.",
  withoutAccount: "{rows} baris tanpa akun: pendapatannya {revenue} tidak masuk angka mana pun di sini.",
  month: "bulan",
  none: "(kosong)",
  forecastFrom: "Dari {months} bulan, {from} sampai {to}; metode untuk jumlahnya: {method}.",
  season: "Musim (1 atau 0 = bulan biasa): {indices}",
  noLimits:
    "Tanpa batas bila riwayatnya terlalu pendek, atau kosong, untuk menguji prakiraan seperti ini pada masa lalunya.",
  noSeason: "Pola musim tahunan tidak ditemukan.",
  feast: "Bulan yang memuat seluruh 28 hari sebelum hari raya: {effect}.",
  plan: "Bulan ramai mendatang: {busy}. Bulan sepi, untuk kontak baru dan pelatihan: {slow}.",
  won: "menang",
  lost: "kalah",
  open: "terbuka",
  winRate: "tingkat kemenangan",
  cycleDays: "median hari",
  dealValue: "nilai kesepakatan",
  velocity: "uang/hari",
  groupsDiffer:
    "Tingkat kemenangan memang berbeda: satu tingkat bersama hanya memberi sebaran ini dengan peluang {p}.",
  groupsWithinChance:
    "Data belum cukup untuk membedakan tingkat kemenangan: kebetulan saja memberi sebaran ini dengan peluang {p}.",
  groupsTooFew:
    "Data belum cukup untuk membedakan tingkat kemenangan: kurang dari dua punya cukup peluang yang diputuskan.",
  segment: "segmen",
  accounts: "akun",
  workload: "beban kerja",
  reps: "tenaga penjual",
  utilisation: "{reps} tenaga penjual akan terpakai {share}.",
};

/** Words of the evaluations for a BCP 47 tag. */
export const evaluationWords = (locale: string): EvaluationWords =>
  locale.startsWith("id") ? INDONESIAN : ENGLISH;

/** Puts values into a sentence: "{p}" becomes values.p. */
export const fillIn = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? "");
