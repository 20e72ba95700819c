import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./sign-in-words.en.ts";
import { id } from "./sign-in-words.id.ts";

export const signInWords = defineWords("sign-in", { en, id });
