import type { SameWords } from "../../i18n/define-words.ts";
import type { en } from "./look-alike-words.en.ts";

export const id: SameWords<typeof en> = {
  best: "Pelanggan terbaik",
  "best.share": "{{percent}} % dengan pendapatan terbesar",
  "basis.similarity": "Menurut kemiripan dengan pelanggan terbaik yang terdekat",
  "basis.probability": "Menurut kemungkinan menjadi salah satu pelanggan terbaik",
  "basis.counts":
    "{{best}} pelanggan terbaik dan {{others}} lainnya di periode ini; {{compared}} prospek dibandingkan.",
  "basis.noModel":
    "Pelanggan terbaik terlalu sedikit untuk sebuah model (sepuluh per variabel): kemiripan menunjukkan siapa yang serupa, bukan siapa yang akan membeli.",
  "basis.model":
    "Regresi logistik atas {{variables}}; luas di bawah kurva {{area}} pada pelanggan yang dipakai melatihnya, sehingga terlalu bagus.",
  table: "Prospek, yang paling serupa dahulu",
  "table.lead":
    "Kemiripan (Gower): rerata dari yang serupa, 0 sampai 100 %. Masing-masing dengan pelanggan terbaik yang paling dekat, dan apa yang membuatnya serupa.",
  prospect: "Prospek",
  similarity: "Kemiripan",
  probability: "Kemungkinan",
  nearest: "Paling serupa dengan, dan dalam hal apa",
  tooLittle:
    "Terlalu sedikit yang diketahui tentang prospek untuk dibandingkan: berikan potensi, segmen, dan industri.",
  empty: "Tidak ada prospek untuk dibandingkan",
  "empty.text":
    "Diperlukan akun bertahap prospek dengan segmen, industri, dan potensi, serta pelanggan yang membeli di periode ini.",
  "empty.import": "Ke impor",
  "feature.potential": "potensi",
  "feature.work hours": "jam kerja",
  "feature.segment": "segmen",
  "feature.industry": "industri",
};
