import type { Problem } from "../../core/domain/problem.ts";
import { invalidItem } from "../refuse.ts";

/** Longest reason, answer, comment or plan item, in UTF-16 units. */
export const MAXIMUM_TEXT_LENGTH = 2000;

/** Why a text that must say something does not do; empty where it does. `item` is its place in the request. */
export function checkText(text: string, item: string): readonly Problem[] {
  if (text.trim() === "") return [invalidItem(item, "the text is empty", "say it in a few words")];
  return text.length > MAXIMUM_TEXT_LENGTH
    ? [
        invalidItem(
          item,
          `the text has ${text.length} characters; ${MAXIMUM_TEXT_LENGTH} are taken`,
          "shorten it",
        ),
      ]
    : [];
}
