import type { SameWords } from "../../i18n/define-words.ts";
import type { en } from "./pipeline-forecast-words.en.ts";

export const id: SameWords<typeof en> = {
  days: "Dalam",
  "days.count": "{{days}} hari",
  verdict: "{{weighted}} dapat diharapkan dalam {{days}} hari, dari {{open}} peluang terbuka",
  "verdict.limits":
    "Dengan keyakinan 80 % antara {{low80}} dan {{high80}}, dengan 95 % antara {{low95}} dan {{high95}}.",
  "verdict.bare":
    "Seberapa pasti tidak dapat dikatakan: nilainya tidak tercatat, atau kurang dari tiga prakiraan seperti ini dapat diuji pada masa lalu.",
  "verdict.learnt": "Dipelajari dari peluang {{from}} sampai {{until}}, diperkirakan sejak akhirnya.",
  "verdict.new":
    "Yang baru dibuka sesudahnya tidak termasuk; dahulu bagiannya {{share}} dari yang dimenangkan dalam {{days}} hari.",
  commit: "Komitmen",
  "commit.help": "Semua nilai dengan kemungkinan menang sedikitnya setengah",
  weighted: "Tertimbang",
  "weighted.help": "Jumlah nilai × kemungkinan",
  bestCase: "Terbaik",
  "bestCase.help": "Semua nilai terbuka",
  expectedWins: "Perkiraan menang",
  "expectedWins.help": "Jumlah kemungkinan, dari {{open}} terbuka",
  "bias.high_one": "{{bias}} terlalu tinggi dalam {{count}} prakiraan lalu",
  "bias.high_other": "{{bias}} terlalu tinggi dalam {{count}} prakiraan lalu",
  "bias.low_one": "{{bias}} terlalu rendah dalam {{count}} prakiraan lalu",
  "bias.low_other": "{{bias}} terlalu rendah dalam {{count}} prakiraan lalu",
  "bias.exact_one": "Tepat dalam {{count}} prakiraan lalu",
  "bias.exact_other": "Tepat dalam {{count}} prakiraan lalu",
  "bias.none": "Belum teruji: masa lalunya terlalu pendek, atau tidak ada yang dimenangkan",
  "bias.lead":
    "Terlalu tinggi atau rendah: prakiraan yang sama, dibuat lebih awal dari yang diketahui saat itu, dibanding yang dimenangkan dari yang terbuka.",
  table: "Pipeline terbuka per {{by}}",
  open: "Terbuka",
  withoutAmount: "Tanpa nilai",
  withoutChance: "Tahap belum dikenal",
  withoutHelp: "Tidak masuk jumlah uang",
  all: "Semuanya bersama",
  chances: "Kemungkinan menang pada waktunya, menurut tahap dan umur",
  "chances.lead":
    "Dari peluang yang mencapai umur tertentu di sebuah tahap, berapa yang menang dalam jangka itu; yang sedikit ditarik ke nilai tahapnya.",
  stage: "Tahap",
  "stage.none": "tahap tidak tercatat",
  age: "Hari di tahap itu",
  "age.from": "sejak {{days}}",
  "age.between": "{{from}} sampai {{to}}",
  followed: "Diikuti",
  won: "Menang",
  chance: "Kemungkinan",
  empty: "Tidak ada yang terbuka",
  "empty.text": "Catat atau impor peluang; tanpa yang terbuka tidak ada yang dapat diperkirakan.",
};
