import type { SameWords } from "../../i18n/define-words.ts";
import type { en } from "./sizing-words.en.ts";

export const id: SameWords<typeof en> = {
  verdict: "Diperlukan {{reps}} tenaga penjual",
  "verdict.at": "Dengan {{reps}} orang, kunjungan memakai {{share}} waktu mereka untuk kunjungan.",
  "verdict.enough": "Kini ada {{reps}}: sebanyak yang diperlukan.",
  "verdict.more_one": "Kini ada {{reps}}: kurang {{count}}.",
  "verdict.more_other": "Kini ada {{reps}}: kurang {{count}}.",
  "verdict.fewer_one": "Kini ada {{reps}}: {{count}} lebih dari yang diperlukan.",
  "verdict.fewer_other": "Kini ada {{reps}}: {{count}} lebih dari yang diperlukan.",
  "verdict.reckoned":
    "{{workload}} jam sebulan ÷ {{capacity}} jam sebulan seorang tenaga penjual (metode beban kerja Talley, dijumlahkan sebelum dibulatkan).",
  table: "Kunjungan per kelas akun",
  "table.lead":
    "Kelas menurut pendapatan periode ini. Ubah seberapa sering sebuah kelas dikunjungi, dan lihat akibatnya.",
  class: "Kelas",
  accounts: "Akun",
  calls: "Kunjungan sebulan",
  hours: "Jam per kunjungan, dengan perjalanan",
  "hours.recorded": "dari catatan Anda, pada jumlah kunjungan yang lazim",
  "hours.usual": "nilai lazim; tidak ada yang tercatat",
  work: "Jam sebulan",
  share: "Waktu kerja untuk kunjungan, %",
  "share.help": "Dari {{hours}} jam seminggu, menurut data tenaga penjual; nilai lazim, tidak diukur",
};
