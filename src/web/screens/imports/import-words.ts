import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./import-words.en.ts";
import { id } from "./import-words.id.ts";

export const importWords = defineWords("imports", { en, id });

type Key = keyof typeof en;
const known = <Wanted extends Key>(key: string): Wanted | null => (key in en ? (key as Wanted) : null);

/** The word of a field, of one kind of file where it means something else there; null for one that is not named here. */
export const fieldWord = (kind: string, key: string): Extract<Key, `field.${string}`> | null =>
  known(`field.${kind}.${key}`) ?? known(`field.${key}`);

/** The word of what a field with choices may hold. */
export const choiceWord = (key: string, value: string): Extract<Key, `choice.${string}`> | null =>
  known(`choice.${key}.${value}`);
