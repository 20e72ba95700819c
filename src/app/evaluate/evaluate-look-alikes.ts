import type { Problem } from "../../core/domain/problem.ts";
import type { Feature } from "../../core/evaluate/accounts/gower-similarity.ts";
import { type LookAlikes, scoreLookAlikes } from "../../core/evaluate/accounts/score-look-alikes.ts";
import {
  type ComparedColumns,
  type ComparedRow,
  readComparedAccounts,
} from "../../core/import/read-compared-accounts.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { readTable } from "./read-table.ts";

export interface LookAlikeRequest extends ComparedColumns {
  readonly file: string;
}

export interface LookAlikeReport extends LookAlikes {
  readonly customers: { readonly best: number; readonly others: number };
  readonly warnings: readonly Problem[];
}

/** Which prospects resemble the best customers, and why. Problems besides those of the file: EVA-192. */
export async function evaluateLookAlikes(
  world: World,
  request: LookAlikeRequest,
): Promise<LookAlikeReport | Refusal> {
  const table = await readTable(world, request.file);
  if (!table.ok) return badInput(table.problems, table.warnings);
  const read = readComparedAccounts(table.value, request);
  const warnings = [...table.warnings, ...read.warnings];
  if (!read.ok) return badInput(read.problems, warnings);
  const of = (worth: ComparedRow["worth"]) => read.value.filter((row) => row.worth === worth);
  const [best, others, prospects] = [of("best"), of("other"), of("prospect")];
  if (best.length === 0 || prospects.length === 0 || request.numbers.length + request.categories.length === 0)
    return badInput([nothingToCompare(request)], warnings);
  const found = scoreLookAlikes({ features: featuresOf(request, read.value), best, others, prospects });
  return { ...found, customers: { best: best.length, others: others.length }, warnings };
}

/** Each feature weighs the same; the range of a number is that of the file. */
function featuresOf(
  { numbers, categories }: LookAlikeRequest,
  rows: readonly ComparedRow[],
): readonly Feature[] {
  return [
    ...numbers.map((key, place): Feature => {
      const known = rows.flatMap(({ values }) => (values[place] === null ? [] : [Number(values[place])]));
      const low = known.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
      const high = known.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
      return { key, weight: 1, kind: "number", range: Math.max(0, high - low) };
    }),
    ...categories.map((key): Feature => ({ key, weight: 1, kind: "category" })),
  ];
}

const nothingToCompare = ({ file, best }: LookAlikeRequest): Problem => ({
  code: "EVA-192",
  where: { file, column: best },
  cause: "it takes at least one best customer, one prospect and one feature",
  fix: "write yes for the best customers, leave prospects empty, and name features with --numbers or --categories",
});
