import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./territory-words.en.ts";
import { id } from "./territory-words.id.ts";

export const territoryWords = defineWords("territory", { en, id });
