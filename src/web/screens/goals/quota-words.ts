import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./quota-words.en.ts";
import { id } from "./quota-words.id.ts";

export const quotaWords = defineWords("quotas", { en, id });
