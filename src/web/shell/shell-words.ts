import { defineWords } from "../i18n/define-words.ts";
import { en } from "./shell-words.en.ts";
import { id } from "./shell-words.id.ts";

export const shellWords = defineWords("shell", { en, id });
