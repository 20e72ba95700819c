import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./audit-words.en.ts";
import { id } from "./audit-words.id.ts";

export const auditWords = defineWords("audit", { en, id });
