import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./reps-words.en.ts";
import { id } from "./reps-words.id.ts";

export const repsWords = defineWords("reps", { en, id });
