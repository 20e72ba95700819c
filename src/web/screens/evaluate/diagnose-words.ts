import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./diagnose-words.en.ts";
import { id } from "./diagnose-words.id.ts";

export const diagnoseWords = defineWords("diagnose", { en, id });
