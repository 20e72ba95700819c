import type { Problem } from "../../core/domain/problem.ts";
import {
  type PerformanceModel,
  performanceModel,
} from "../../core/evaluate/territories/performance-model.ts";
import { readNamedRows } from "../../core/import/read-named-rows.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { readTable } from "./read-table.ts";

export interface PerformanceRequest {
  readonly file: string;
  readonly nameColumn?: string | undefined;
  readonly salesColumn: string;
  /** Columns of the circumstances: potential, support, inherited share; no effort, no rating. */
  readonly predictors: readonly string[];
}

export interface PerformanceReport extends PerformanceModel {
  readonly warnings: readonly Problem[];
}

/** What explains away what is judged, by the names that such columns have. */
const EFFORT = /effort|visit|call|hour|rating|score|kunjungan|jam|nilai/i;

/** Performance of territories adjusted for their circumstances, by regression. Problem besides those of the file: EVA-180. */
export async function evaluatePerformance(
  world: World,
  request: PerformanceRequest,
): Promise<PerformanceReport | Refusal> {
  const { file, nameColumn, salesColumn, predictors } = request;
  const table = await readTable(world, file);
  if (!table.ok) return badInput(table.problems, table.warnings);
  const columns = [salesColumn, ...predictors].map((column) => ({ column }));
  const rows = readNamedRows(table.value, { chosen: nameColumn }, columns);
  const warnings = [...table.warnings, ...rows.warnings];
  if (!rows.ok) return badInput(rows.problems, warnings);
  const column = (index: number) => rows.value.map(({ numbers }) => numbers[index]);
  const found = performanceModel({
    territories: rows.value.map(({ name }) => name),
    sales: column(0),
    predictors: predictors.map((predictor, index) => ({ predictor, values: column(index + 1) })),
  });
  if (found === null) return badInput([tooFew(file, rows.value.length, predictors)], warnings);
  return {
    ...found,
    warnings: [
      ...warnings,
      ...predictors.filter((name) => EFFORT.test(name)).map((name) => effort(file, name)),
    ],
  };
}

const tooFew = (file: string, rows: number, predictors: readonly string[]): Problem => ({
  code: "EVA-180",
  where: { file },
  cause: `${rows} territories and ${predictors.length} predictors give no regression: each predictor needs five territories, and none may follow from the others`,
  fix: "name fewer predictors, potential first",
});

const effort = (file: string, column: string): Problem => ({
  code: "EVA-179",
  where: { file, column },
  cause: "the predictor looks like effort or a rating, which explains away what is judged",
  fix: "leave it out, unless it is a circumstance that nobody chose",
});
