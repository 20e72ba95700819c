import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./snapshot-words.en.ts";
import { id } from "./snapshot-words.id.ts";

export const snapshotWords = defineWords("snapshots", { en, id });
