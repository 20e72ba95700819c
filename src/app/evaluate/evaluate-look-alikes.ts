import type { Problem } from "../../core/domain/problem.ts";
import { equalFeatures } from "../../core/evaluate/accounts/equal-features.ts";
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
  const rows = read.value.map(({ values }) => values);
  const features = equalFeatures(request.numbers, request.categories, rows);
  const found = scoreLookAlikes({ features, best, others, prospects });
  return { ...found, customers: { best: best.length, others: others.length }, warnings };
}

const nothingToCompare = ({ file, best }: LookAlikeRequest): Problem => ({
  code: "EVA-192",
  where: { file, column: best },
  cause: "it takes at least one best customer, one prospect and one feature",
  fix: "write yes for the best customers, leave prospects empty, and name features with --numbers or --categories",
});
