import type { SameWords } from "../../i18n/define-words.ts";
import type { en } from "./worth-words.en.ts";

export const id: SameWords<typeof en> = {
  months: "Bulan ke depan",
  margin: "Margin, % pendapatan",
  "margin.help": "100: pendapatan, bukan kontribusi",
  lost_one:
    "{{count}} akun pernah membeli lagi dan mungkin sudah hilang (kemungkinan membeli lagi di bawah 50 %)",
  lost_other:
    "{{count}} akun pernah membeli lagi dan mungkin sudah hilang (kemungkinan membeli lagi di bawah 50 %)",
  "lost.show": "Tampilkan dahulu",
  allWell: "Tidak ada akun yang pernah membeli lagi yang tampak hilang.",
  nobodyLeaves:
    "Dalam periode ini tidak terlihat akun yang pergi, jadi semua dianggap tetap membeli. Periode lebih panjang menunjukkan yang pergi.",
  dependent:
    "Yang sering membeli juga membeli lebih besar atau lebih kecil, padahal modelnya menganggapnya tidak: bandingkan nilai pelanggan yang serupa saja.",
  "alive.sum": "Masih pelanggan, diharapkan",
  "alive.sum.note": "dari {{count}} yang membeli di periode ini",
  "expected.sum": "Pembelian yang diharapkan",
  "expected.sum.note": "hari dengan pembelian, dalam bulan ke depan",
  "value.sum": "Nilai semuanya",
  "value.sum.note":
    "didiskonto 1 % sebulan; model menganggap jumlah dan besar pembelian saling bebas: korelasinya {{correlation}}",
  "value.sum.none": "terlalu sedikit pembelian untuk menilai besarnya",
  table: "Pelanggan, yang paling bernilai dahulu",
  "table.lead":
    "BG/NBD untuk apakah dan seberapa sering mereka membeli, Gamma–Gamma untuk seberapa besar (Fader, Hardie & Lee 2005), dihitung dari pembelian periode ini. Setiap baris terbuka sampai pendapatannya.",
  account: "Akun",
  purchases: "Pembelian",
  spend: "Rata-rata pembelian",
  alive: "Masih pelanggan",
  expected: "Pembelian diharapkan",
  value: "Nilai",
};
