import type { Problem } from "../../core/domain/problem.ts";
import { invalidItem } from "../refuse.ts";
import { COMMON_FRAGMENTS } from "./common-fragments.ts";
import { undisguise } from "./undisguise.ts";

const MINIMUM_LENGTH = 12;
const MAXIMUM_LENGTH = 128;
/** What remains when everything that is tried first is taken away. */
const MINIMUM_REST = 5;
const MINIMUM_DISTINCT = 5;
/** Shorter words stand in too many good passwords by accident. */
const MINIMUM_CONTEXT_LENGTH = 4;

/**
 * Whether a password may be chosen: 12 to 128 characters of any kind, not around words of its owner or this product,
 * and more than a row of what everybody tries first. `item` names the field in the problems (APP-422).
 */
export function checkNewPassword(
  password: string,
  contexts: readonly string[],
  item: string,
): readonly Problem[] {
  const text = password.normalize("NFKC");
  const length = [...text].length;
  if (length < MINIMUM_LENGTH || length > MAXIMUM_LENGTH) {
    const cause = `a password has ${MINIMUM_LENGTH} to ${MAXIMUM_LENGTH} characters, this one has ${length}`;
    return [invalidItem(item, cause, "several words in a row are easy to keep in mind")];
  }
  const plain = undisguise(text);
  const word = contextWords(contexts).find((context) => plain.includes(context));
  if (word !== undefined) {
    const cause = `the password contains "${word}", which is a part of a name, the e-mail address or the product`;
    return [invalidItem(item, cause, "leave it out")];
  }
  const rest = COMMON_FRAGMENTS.reduce((left, fragment) => left.replaceAll(fragment, ""), plain);
  if (new Set(plain).size < MINIMUM_DISTINCT || [...rest].length < MINIMUM_REST) {
    const cause = "the password is made of what everybody tries first";
    return [invalidItem(item, cause, "add words that nobody would expect there")];
  }
  return [];
}

function contextWords(contexts: readonly string[]): readonly string[] {
  const words = ["wilayah", ...contexts].flatMap((context) => context.split(/[^\p{L}\p{N}]+/u));
  return words.map(undisguise).filter((word) => word.length >= MINIMUM_CONTEXT_LENGTH);
}
