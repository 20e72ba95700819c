import type { SameWords } from "../../i18n/define-words.ts";
import type { en } from "./product-openings-words.en.ts";

export const id: SameWords<typeof en> = {
  title: "Produk yang dibeli akun serupa, tetapi belum oleh akun ini",
  lead: "Dibanding {{count}} pelanggan {{from}} sampai {{until}} yang paling serupa menurut potensi, jam kerja, segmen, dan industri, sejauh dalam jangkauan Anda.",
  product: "Produk",
  buyers: "Dibeli oleh",
  "buyers.of": "{{buyers}} dari {{peers}}",
  interval: "95 %: {{low}} sampai {{high}}",
  median: "Median belanja",
  "median.help": "Oleh seorang pembeli di antaranya, dalam periode ini",
  peers: "Akun pembandingnya",
  similarity: "Kemiripan",
  show: "Tampilkan akun pembandingnya",
  hide: "Sembunyikan",
  none: "Akun ini membeli semua yang dibeli akun serupa.",
  few: "Terlalu sedikit untuk dikatakan: {{count}} pelanggan dapat dibandingkan dengannya. Perlu sedikitnya {{least}}.",
  more: "Tampilkan semua {{count}}",
};
