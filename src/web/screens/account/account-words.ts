import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./account-words.en.ts";
import { id } from "./account-words.id.ts";

export const accountWords = defineWords("own-account", { en, id });
