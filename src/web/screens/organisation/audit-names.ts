import { en } from "./audit-words.en.ts";

type Named = keyof typeof en;
const known = (key: string): Named | null => (key in en ? (key as Named) : null);

/** The key of an action's words: some actions are named as rights are, with a colon. Null: it has none. */
export const nameOfAction = (action: string): Named | null => known(action.replace(":", "."));

/** The key of the words for what something was done to. Null: it has none. */
export const nameOfKind = (objectKind: string): Named | null => known(`on.${objectKind}`);
