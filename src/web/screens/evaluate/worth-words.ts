import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./worth-words.en.ts";
import { id } from "./worth-words.id.ts";

export const worthWords = defineWords("worth", { en, id });
