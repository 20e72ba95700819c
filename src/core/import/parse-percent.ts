import { type Outcome, success } from "../domain/problem.ts";
import { optionProblem } from "./option-problem.ts";

const FIX = "write a share like 5% or 0.05";

/**
 * Reads a share of 0 … 1: `5%`, `0,5 %`, or `0.05`. A bare number above 1 is refused, because 5 could mean 5 % or 500 %.
 * Problem CLI-122.
 */
export function parsePercent(text: string): Outcome<number> {
  const parts = /^\s*(\d+(?:[.,]\d+)?|[.,]\d+)\s*(%?)\s*$/.exec(text);
  if (!parts) return optionProblem("CLI-122", text, { cause: `"${text}" is not a share`, fix: FIX });
  const value = Number(parts[1].replace(",", ".")) / (parts[2] === "%" ? 100 : 1);
  if (value <= 1) return success(value);
  const cause =
    parts[2] === "%" ? `${text} is more than 100 %` : `"${text}" could be ${text} % or ${value * 100} %`;
  return optionProblem("CLI-122", text, { cause, fix: FIX });
}
