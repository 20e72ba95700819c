import { type Outcome, success } from "../domain/problem.ts";
import { optionProblem } from "./option-problem.ts";

/** Reads a distance in km: `100km`, `100 km`, `500 m`, `62mi`, or a bare number of km. Problem CLI-123. */
export function parseDistance(text: string): Outcome<number> {
  const parts = /^\s*(\d+(?:[.,]\d+)?)\s*(km|mi|m|)\s*$/i.exec(text);
  if (!parts)
    return optionProblem("CLI-123", text, {
      cause: `"${text}" is not a distance`,
      fix: "write a distance like 100km",
    });
  const kmPerUnit: Readonly<Record<string, number>> = { "": 1, km: 1, m: 0.001, mi: 1.609344 };
  return success(Number(parts[1].replace(",", ".")) * kmPerUnit[parts[2].toLowerCase()]);
}
