import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./accounts-words.en.ts";
import { id } from "./accounts-words.id.ts";

export const accountsWords = defineWords("accounts", { en, id });
