import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./people-words.en.ts";
import { id } from "./people-words.id.ts";

export const peopleWords = defineWords("people", { en, id });
