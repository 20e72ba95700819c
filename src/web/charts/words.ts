import { defineWords } from "../i18n/define-words.ts";
import { en } from "./words.en.ts";
import { id } from "./words.id.ts";

export const chartWords = defineWords("charts", { en, id });
