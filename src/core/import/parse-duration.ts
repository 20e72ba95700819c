import { type Outcome, success } from "../domain/problem.ts";
import { optionProblem } from "./option-problem.ts";

const MILLISECONDS: Readonly<Record<string, number>> = {
  "": 1_000,
  ms: 1,
  s: 1_000,
  sec: 1_000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
};
const FIX = "write a time like 10s, 500ms or 2min";

/** Reads a time in milliseconds: `10s`, `500ms`, `2min`, `1h`, or a bare number of seconds. Above 0. Problem CLI-126. */
export function parseDuration(text: string): Outcome<number> {
  const parts = /^\s*(\d+(?:[.,]\d+)?)\s*(ms|sec|s|min|m|h|)\s*$/i.exec(text);
  if (!parts) return optionProblem("CLI-126", text, { cause: `"${text}" is not a time`, fix: FIX });
  const milliseconds = Number(parts[1].replace(",", ".")) * MILLISECONDS[parts[2].toLowerCase()];
  if (milliseconds <= 0)
    return optionProblem("CLI-126", text, { cause: "the time must be above 0", fix: FIX });
  return success(milliseconds);
}
