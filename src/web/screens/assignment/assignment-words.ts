import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./assignment-words.en.ts";
import { id } from "./assignment-words.id.ts";

export const assignmentWords = defineWords("assignment", { en, id });
