import type { RatedTrait } from "../../domain/rated-traits.ts";

interface Anchors {
  readonly name: string;
  /** What 1, 3 and 5 look like; 2 and 4 lie between. */
  readonly low: string;
  readonly middle: string;
  readonly high: string;
}

/** Behaviour that stands for a score, so that raters mean the same by it. */
export const RATING_ANCHORS: Readonly<Record<RatedTrait, { readonly id: Anchors; readonly en: Anchors }>> = {
  helping: {
    id: {
      name: "Semangat membantu",
      low: "Menawarkan produk tanpa menanyakan kebutuhan.",
      middle: "Menanyakan kebutuhan dan menepati janji.",
      high: "Menyelesaikan masalah pelanggan walau belum ada pesanan.",
    },
    en: {
      name: "Passion for helping",
      low: "Offers products without asking what is needed.",
      middle: "Asks what is needed and keeps promises.",
      high: "Solves the customer's problem even where no order is in sight.",
    },
  },
  communication: {
    id: {
      name: "Komunikasi dan mendengarkan",
      low: "Lebih banyak berbicara; pelanggan harus mengulang.",
      middle: "Mendengarkan dan merangkum kesepakatan dengan benar.",
      high: "Menemukan kebutuhan yang tidak diucapkan; semua pihak tahu langkah berikutnya.",
    },
    en: {
      name: "Communication and listening",
      low: "Talks most of the time; customers repeat themselves.",
      middle: "Listens, and sums up correctly what was agreed.",
      high: "Finds needs nobody has spoken of; everybody knows the next step.",
    },
  },
  improvement: {
    id: {
      name: "Kemauan berkembang",
      low: "Menolak umpan balik; kesalahan yang sama berulang.",
      middle: "Menerima umpan balik dan mengubah satu hal setiap kali.",
      high: "Mencari umpan balik sendiri dan mengajari rekan apa yang dipelajari.",
    },
    en: {
      name: "Will to improve",
      low: "Turns feedback away; the same mistakes come back.",
      middle: "Takes feedback and changes one thing each time.",
      high: "Asks for feedback and teaches colleagues what was learned.",
    },
  },
  "problem-solving": {
    id: {
      name: "Intuisi dan pemecahan masalah",
      low: "Menunggu perintah bila rencana gagal.",
      middle: "Memilih di antara jalan yang sudah dikenal dengan alasan.",
      high: "Melihat masalah lebih dulu dan menemukan jalan baru yang berhasil.",
    },
    en: {
      name: "Intuition and problem solving",
      low: "Waits to be told when the plan fails.",
      middle: "Chooses among known ways, with reasons.",
      high: "Sees trouble coming and finds new ways that work.",
    },
  },
};
