import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./organisation-words.en.ts";
import { id } from "./organisation-words.id.ts";

export const organisationWords = defineWords("organisation", { en, id });
