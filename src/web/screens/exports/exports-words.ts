import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./exports-words.en.ts";
import { id } from "./exports-words.id.ts";

export const exportsWords = defineWords("exports", { en, id });
