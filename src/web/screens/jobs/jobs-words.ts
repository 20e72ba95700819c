import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./jobs-words.en.ts";
import { id } from "./jobs-words.id.ts";

export const jobsWords = defineWords("jobs", { en, id });
