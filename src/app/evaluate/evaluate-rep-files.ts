import { type Problem, success } from "../../core/domain/problem.ts";
import { evaluateReps } from "../../core/evaluate/reps/evaluate-reps.ts";
import type { RepEvaluation } from "../../core/evaluate/reps/rep-evaluation.ts";
import { readRatings, readRepFigures } from "../../core/import/read-rep-figures.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { readTable } from "./read-table.ts";

export interface RepsRequest {
  readonly file: string;
  /** File of ratings: rep, rater, trait, score. */
  readonly ratings?: string | undefined;
}

export interface RepsReport extends RepEvaluation {
  readonly warnings: readonly Problem[];
}

/** What reps did, with two conversions and their uncertainty, against potential and ramp; ratings beside. */
export async function evaluateRepFiles(world: World, request: RepsRequest): Promise<RepsReport | Refusal> {
  const table = await readTable(world, request.file);
  const ratingTable = request.ratings === undefined ? null : await readTable(world, request.ratings);
  const figures = table.ok ? readRepFigures(table.value) : table;
  const ratings =
    ratingTable === null ? success([]) : ratingTable.ok ? readRatings(ratingTable.value) : ratingTable;
  const warnings = [table, figures, ratings].flatMap((one) => one.warnings);
  if (!figures.ok || !ratings.ok)
    return badInput(
      [figures, ratings].flatMap((one) => (one.ok ? [] : one.problems)),
      warnings,
    );
  const known = new Set(figures.value.map(({ rep }) => rep));
  const strangers = [...new Set(ratings.value.map(({ rep }) => rep))].filter((rep) => !known.has(rep));
  const unknown = strangers.map(
    (rep): Problem => ({
      code: "EVA-177",
      where: { file: request.ratings ?? "", item: rep },
      cause: `"${rep}" is rated, but has no row among the reps; the ratings are left out`,
      fix: "add the rep, or correct the name",
    }),
  );
  return { ...evaluateReps(figures.value, ratings.value), warnings: [...warnings, ...unknown] };
}
