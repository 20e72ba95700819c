import type { SameWords } from "../../i18n/define-words.ts";
import type { en } from "./record-words.en.ts";

export const id: SameWords<typeof en> = {
  "kind.visit": "Kunjungan",
  "kind.call": "Telepon",
  "kind.video": "Panggilan video",
  "kind.email": "Surel",
  "kind.message": "Pesan",
  "kind.event": "Acara",
  "state.planned": "direncanakan",
  "state.done": "selesai",
  "state.missed": "terlewat",
  "state.cancelled": "dibatalkan",
  "outcome.order": "pesanan",
  "outcome.interest": "berminat",
  "outcome.no-interest": "tidak berminat",
  "outcome.not-reached": "tidak tercapai",
  "stage.qualification": "Kualifikasi",
  "stage.proposal": "Penawaran",
  "stage.negotiation": "Negosiasi",
  "stage.won": "Menang",
  "stage.lost": "Kalah",
  "stage.no-decision": "Tanpa keputusan",
};
