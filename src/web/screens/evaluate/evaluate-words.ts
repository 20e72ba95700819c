import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./evaluate-words.en.ts";
import { id } from "./evaluate-words.id.ts";
import { en as measuresEn } from "./measure-words.en.ts";
import { id as measuresId } from "./measure-words.id.ts";

export const evaluateWords = defineWords("evaluate", { en, id });
export const measureWords = defineWords("measures", { en: measuresEn, id: measuresId });

/** A measure that has words; others are shown as the registry names them. */
export const isNamed = (measure: string): measure is keyof typeof measuresEn => measure in measuresEn;
