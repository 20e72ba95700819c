import { counted } from "../domain/counted.ts";
import type { Problem } from "../domain/problem.ts";
import { listExamples } from "./list-examples.ts";

/** Which known name each given name means. */
export interface NameMatches {
  /** Known name by given name; names that match nothing are not in it. */
  readonly knownByGiven: ReadonlyMap<string, string>;
  readonly unmatched: readonly string[];
  readonly warnings: readonly Problem[];
}

/** Shorter beginnings than this say too little to be taken for a cut-off name. */
const SHORTEST_TRUNCATION = 5;

/**
 * Matches names however they are spelled: without case, accents, punctuation and spaces (obrien = O'Brien, GTXPro = GTX Pro),
 * else as the cut-off beginning of exactly one known name (cerro gord = Cerro Gordo). Repairs are one warning (IMP-279), names
 * that match nothing or several another (IMP-280). O(given × known) only for names that need the second step.
 */
export function matchNames(given: readonly string[], known: readonly string[], file: string): NameMatches {
  const knownByForm = new Map<string, string[]>();
  for (const name of new Set(known)) {
    const form = plainForm(name);
    knownByForm.set(form, [...(knownByForm.get(form) ?? []), name]);
  }
  const exact = new Set(known);
  const knownByGiven = new Map<string, string>();
  const repaired: string[] = [];
  const unmatched: string[] = [];
  for (const name of new Set(given)) {
    const match = exact.has(name) ? name : findMatch(plainForm(name), knownByForm);
    if (match === null) unmatched.push(name);
    else knownByGiven.set(name, match);
    if (match !== null && match.toLowerCase() !== name.trim().toLowerCase())
      repaired.push(`${name} → ${match}`);
  }
  return { knownByGiven, unmatched, warnings: nameWarnings(file, repaired, unmatched) };
}

function findMatch(form: string, knownByForm: ReadonlyMap<string, readonly string[]>): string | null {
  const same = knownByForm.get(form);
  if (same) return same.length === 1 ? same[0] : null;
  if (form.length < SHORTEST_TRUNCATION) return null;
  const longer = [...knownByForm]
    .filter(([knownForm]) => knownForm.startsWith(form))
    .flatMap(([, names]) => names);
  return longer.length === 1 ? longer[0] : null;
}

const plainForm = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

function nameWarnings(file: string, repaired: readonly string[], unmatched: readonly string[]): Problem[] {
  const warnings: Problem[] = [];
  if (repaired.length > 0)
    warnings.push({
      code: "IMP-279",
      where: { file },
      cause: `${counted(repaired.length, "name is spelled differently and was matched", "names are spelled differently and were matched")}: ${listExamples(repaired)}`,
      fix: "check the pairs; correct the spelling in the file if one is wrong",
    });
  if (unmatched.length > 0)
    warnings.push({
      code: "IMP-280",
      where: { file },
      cause: `${counted(unmatched.length, "name matches", "names match")} no known name, or several: ${listExamples(unmatched)}`,
      fix: "correct the names, or use codes",
    });
  return warnings;
}
