import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./rules-words.en.ts";
import { id } from "./rules-words.id.ts";

export const rulesWords = defineWords("rules", { en, id });
