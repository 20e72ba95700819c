import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./record-words.en.ts";
import { id } from "./record-words.id.ts";

export const recordWords = defineWords("records", { en, id });
