import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./home-words.en.ts";
import { id } from "./home-words.id.ts";

export const homeWords = defineWords("home", { en, id });
