import type { SameWords } from "../i18n/define-words.ts";
import type { en } from "./candidate-words.en.ts";

export const id: SameWords<typeof en> = {
  score: "{{score}} dari 100",
  unknown: "tidak diketahui: dihitung sebagai rerata",
  leftOut: "Tidak diketahui dari siapa pun, dan tidak dihitung: {{parts}}.",
  "part.continuity": "Mengenal akunnya",
  "part.experience": "Pengalaman",
  "part.headroom": "Waktu kerja yang masih kosong",
  "part.industry": "Mengenal industrinya",
  "part.interaction": "Kontak terakhir",
  "part.language": "Bahasa",
  "part.products": "Menjual produknya",
  "part.proximity": "Kedekatan dengan akun",
  "part.team": "Tim yang sama",
};
