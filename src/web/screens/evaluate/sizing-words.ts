import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./sizing-words.en.ts";
import { id } from "./sizing-words.id.ts";

export const sizingWords = defineWords("sizing", { en, id });
