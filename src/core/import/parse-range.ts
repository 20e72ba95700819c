import { type Outcome, success } from "../domain/problem.ts";
import { optionProblem } from "./option-problem.ts";

/** A number of territories, or the range from which one is proposed. Both ends belong to it. */
export interface CountRange {
  readonly minimum: number;
  readonly maximum: number;
}

const FIX = "write a number like 20, or a range like 18-24";

/** Reads `20` or `18-24` (also 18..24, 18–24): whole numbers from 1. Problem CLI-124. */
export function parseRange(text: string): Outcome<CountRange> {
  const parts = /^\s*(\d+)(?:\s*(?:-|–|\.\.)\s*(\d+))?\s*$/.exec(text);
  if (!parts)
    return optionProblem("CLI-124", text, { cause: `"${text}" is not a number of territories`, fix: FIX });
  const minimum = Number(parts[1]);
  const maximum = Number(parts[2] ?? parts[1]);
  if (minimum < 1)
    return optionProblem("CLI-124", text, { cause: "there must be at least one territory", fix: FIX });
  if (maximum > 1_000_000)
    return optionProblem("CLI-124", text, { cause: `${maximum} territories are too many`, fix: FIX });
  if (maximum < minimum)
    return optionProblem("CLI-124", text, { cause: `the range "${text}" ends before it begins`, fix: FIX });
  return success({ minimum, maximum });
}
