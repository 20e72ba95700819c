import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./swot-words.en.ts";
import { id } from "./swot-words.id.ts";

export const swotWords = defineWords("swot", { en, id });
