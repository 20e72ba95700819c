import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./compare-words.en.ts";
import { id } from "./compare-words.id.ts";

export const compareWords = defineWords("compare", { en, id });
