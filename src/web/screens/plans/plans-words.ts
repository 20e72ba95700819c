import { defineWords, type Words } from "../../i18n/define-words.ts";
import { en } from "./plans-words.en.ts";
import { id } from "./plans-words.id.ts";

export const plansWords = defineWords("plans", { en, id });
export type PlanWord = typeof plansWords extends Words<infer Key> ? Key : never;
