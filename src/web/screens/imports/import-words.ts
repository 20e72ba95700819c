import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./import-words.en.ts";
import { id } from "./import-words.id.ts";

export const importWords = defineWords("imports", { en, id });

type FieldWord = Extract<keyof typeof en, `field.${string}`>;

/** The word of a field; null for one that is not named here. */
export const fieldWord = (key: string): FieldWord | null =>
  `field.${key}` in en ? (`field.${key}` as FieldWord) : null;
