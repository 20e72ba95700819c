import type { ComparedAccount } from "../../../core/evaluate/accounts/find-look-alikes.ts";
import type { AccountFacts } from "../../ports/rows/facts.ts";

/** What an account is known by before it has bought anything: numbers first, then categories. */
export const NUMBERS = ["potential", "work hours"];
export const CATEGORIES = ["segment", "industry"];

export const toCompared = ({
  code,
  potential,
  workHours,
  segment,
  industry,
}: AccountFacts): ComparedAccount => ({
  account: code,
  values: [potential, workHours, segment, industry],
});
