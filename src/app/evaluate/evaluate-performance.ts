import type { Problem } from "../../core/domain/problem.ts";
import {
  type PerformanceIndex,
  performanceIndex,
} from "../../core/evaluate/territories/performance-index.ts";
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

export interface PerformanceReport {
  /** Highest index first: performance adjusted for circumstances. */
  readonly territories: readonly PerformanceIndex[];
  readonly model: {
    readonly intercept: number;
    readonly coefficients: readonly { readonly predictor: string; readonly coefficient: number }[];
    /** Share of the spread of sales that the circumstances explain. */
    readonly rSquared: number;
    readonly residualDeviation: number;
  };
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
  const found = performanceIndex(
    rows.value.map(({ name }) => name),
    column(0),
    predictors.map((_, index) => column(index + 1)),
  );
  if (found === null) return badInput([tooFew(file, rows.value.length, predictors)], warnings);
  const [intercept, ...slopes] = found.regression.coefficients;
  return {
    territories: [...found.territories].sort((a, b) => (b.index ?? 0) - (a.index ?? 0)),
    model: {
      intercept,
      coefficients: slopes.map((coefficient, index) => ({ predictor: predictors[index], coefficient })),
      rSquared: found.regression.rSquared,
      residualDeviation: found.regression.residualDeviation,
    },
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
