import type { SameWords } from "../i18n/define-words.ts";
import type { en } from "./words.en.ts";

export const id: SameWords<typeof en> = {
  asTable: "Tampilkan sebagai tabel",
  asChart: "Tampilkan sebagai grafik",
};
