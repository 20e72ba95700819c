import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./rating-words.en.ts";
import { id } from "./rating-words.id.ts";

export const ratingWords = defineWords("ratings", { en, id });
