import type { Sentences } from "./translate-sentence.ts";

/** Sentences that the source puts together of parts, so that no test finds them there as they stand. */
export const assembledSentences: Sentences = {
  nothing: "tidak perlu apa-apa",
  "it must be {*a} or {*b}": "statusnya harus {*a} atau {*b}",
  "{key} has been changed since": "{key} sudah diubah sejak itu",
  "{key} has been removed since": "{key} sudah dihapus sejak itu",
  "{key} has come to be since": "{key} sudah ada sejak itu",
  "{key} is used by others": "{key} dipakai catatan lain",
  "{key} is used by others: {*by} refer to it": "{key} dirujuk oleh {*by}",
  "the plan is {*state}; {*step} is possible from {*a} or {*b}":
    "rencana ini {*state}; {*step} hanya dari {*a} atau {*b}",
  "{who} (tied together by required pairs) hold {share} of {key} ({load}): {*limit}":
    "{who} (terikat pasangan wajib) memuat {share} dari {key} ({load}): {*limit}",
  "{*link}, or allow at least {needed} instead of {tolerance}, or leave it uncovered, or do not ask for contiguity":
    "{*link}, atau izinkan sedikitnya {needed} alih-alih {tolerance}, atau biarkan tidak dicakup, atau jangan minta wilayah bersambung",
  "{*link}, or leave it uncovered, or do not ask for contiguity":
    "{*link}, atau biarkan tidak dicakup, atau jangan minta wilayah bersambung",
  "with {n} territories the tolerance must be at least {tolerance}; within {bands} {counts} territories are possible":
    "dengan {n} wilayah toleransinya sedikitnya {tolerance}; dalam {bands} yang mungkin {counts} wilayah",
  "with {n} territories a plan exists at {tolerance}; within these limits {*counts} territories are possible":
    "dengan {n} wilayah ada rencana pada {tolerance}; dalam batas ini yang mungkin {*counts} wilayah",
  "name one with the option {option} ({names})": "sebutkan salah satu (pilihan {option}): {names}",
};
