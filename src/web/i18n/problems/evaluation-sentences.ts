import type { Sentences } from "./translate-sentence.ts";

/** What evaluations answer of their window, and of what is recorded in it. */
export const evaluationSentences: Sentences = {
  "the window from {from} to before {until} has no day in it":
    "jangka dari {from} sampai sebelum {until} tidak memuat satu hari pun",
  "no month from {from} to before {until} is whole":
    "tidak ada bulan utuh dari {from} sampai sebelum {until}",
  "choose a window with whole months in it": "pilih jangka yang memuat bulan utuh",
  "name a first day, and the day after the last one": "pilih hari pertama, dan hari setelah yang terakhir",
  "plans of several sales forces hold in the window: {names}; an account has a territory in each":
    "rencana beberapa tim penjualan berlaku dalam jangka ini: {names}; tiap akun punya wilayah di masing-masing",
  'no plan of a sales force "{name}" that is within reach holds in the window':
    'tidak ada rencana tim penjualan "{name}" dalam jangkauan Anda yang berlaku dalam jangka ini',
  "name one of: {names}": "pilih salah satu: {names}",
  "choose a window in which a plan holds": "pilih jangka waktu ketika sebuah rencana berlaku",
  "{n} accounts bought in the window, and a model of four parameters takes {fewest}":
    "{n} akun membeli dalam jangka ini, padahal model dengan empat parameter memerlukan {fewest}",
  "none of {n} accounts bought again in the window, so nothing tells how often they come back":
    "tidak satu pun dari {n} akun membeli lagi dalam jangka ini, jadi tidak diketahui seberapa sering mereka kembali",
  "choose a longer window": "pilih jangka waktu yang lebih panjang",
  "nothing is recorded of {measures}": "tidak ada catatan tentang {measures}",
  "record or import it first": "catat atau impor dahulu",
  "there is no sale within reach from {from} to before {until}":
    "tidak ada penjualan dalam jangkauan Anda dari {from} sampai sebelum {until}",
  "choose a longer window, or import the sales of these months":
    "pilih jangka waktu lebih panjang, atau impor penjualan bulan-bulan ini",
  "the sum of the potential, or of last period's quotas, is not above 0: there is nothing to share by":
    "jumlah potensi, atau kuota periode lalu, tidak di atas 0: tidak ada dasar pembagian",
  "record potential of accounts and sales or quotas of the last period, or choose another period":
    "catat potensi akun dan penjualan atau kuota periode lalu, atau pilih periode lain",
  "the target of {target} is {share} % away from the last {total}: nobody's quota can change by at most {cap} %":
    "target {target} berjarak {share} % dari {total} periode lalu: kuota tidak mungkin berubah paling banyak {cap} % saja",
  "allow a larger change, or choose a target from {least} to {most}":
    "izinkan perubahan lebih besar, atau pilih target dari {least} sampai {most}",
};
