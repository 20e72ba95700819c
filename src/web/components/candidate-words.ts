import { defineWords } from "../i18n/define-words.ts";
import { en } from "./candidate-words.en.ts";
import { id } from "./candidate-words.id.ts";

export const candidateWords = defineWords("candidates", { en, id });
