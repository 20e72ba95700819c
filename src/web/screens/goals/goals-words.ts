import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./goals-words.en.ts";
import { id } from "./goals-words.id.ts";

export const goalsWords = defineWords("goals", { en, id });
