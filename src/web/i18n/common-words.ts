import { en } from "./common-words.en.ts";
import { id } from "./common-words.id.ts";
import { defineWords } from "./define-words.ts";

export const commonWords = defineWords("common", { en, id });
