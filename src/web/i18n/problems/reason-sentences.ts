import type { Sentences } from "./translate-sentence.ts";

/** Reasons of a plan's changes where nobody gave one: what was done. */
export const reasonSentences: Sentences = {
  "add territory {code}": "tambah wilayah {code}",
  "remove territory {code}": "hapus wilayah {code}",
  "edit territory {code}: {changes}": "ubah wilayah {code}: {changes}",
  "back to version {n}": "kembali ke versi {n}",
  "branch of {name}": "cabang dari {name}",
  "change wishes": "ubah keinginan",
  "design from {name}, version {n}: {key} {value}": "rancangan dari {name}, versi {n}: {key} {value}",
  "taken over from files": "diambil dari berkas",
  "imported from {file}": "diimpor dari {file}",
  "the import of {file} is undone": "impor {file} dibatalkan",
  "account rules: {n} accounts came or changed": "aturan akun: {n} akun baru atau berubah",
  "account rules: {n} accounts move": "aturan akun: {n} akun berpindah",
  "rule {rule} of territory {territory}": "aturan {rule} wilayah {territory}",
  "remove a rule": "hapus sebuah aturan",
  "{n} account rules": "{n} aturan akun",
};
