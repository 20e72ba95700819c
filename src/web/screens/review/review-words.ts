import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./review-words.en.ts";
import { id } from "./review-words.id.ts";

export const reviewWords = defineWords("review", { en, id });
