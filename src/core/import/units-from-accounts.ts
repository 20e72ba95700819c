import { failure, type Outcome, success } from "../domain/problem.ts";
import type { Cell } from "../domain/unit-layer.ts";
import type { DecodedUnits } from "./decoded-units.ts";
import { listExamples } from "./list-examples.ts";
import type { AccountRow } from "./read-accounts.ts";

/**
 * Makes every account a unit of its own, for designs where no areas exist. Accounts without a position are left out with a
 * warning (IMP-247); if none has one, that is the problem. The units have no edges. O(cells).
 */
export function unitsFromAccounts(rows: readonly AccountRow[], file: string): Outcome<DecodedUnits> {
  const placed = rows.filter((row) => !Number.isNaN(row.longitude));
  const missing = rows.filter((row) => Number.isNaN(row.longitude)).map((row) => row.id);
  const report = {
    code: "IMP-247",
    where: { file },
    cause: `${missing.length} of ${rows.length} accounts have no coordinates and cannot be units: ${listExamples(missing)}`,
    fix: "add coordinates, or design on areas and give these accounts a unit code",
  };
  if (placed.length === 0) return failure([report]);
  const columns: Record<string, readonly Cell[]> = {};
  for (const name of Object.keys(placed[0].columns)) columns[name] = placed.map((row) => row.columns[name]);
  const units: DecodedUnits = {
    file,
    codes: placed.map((row) => row.id),
    names: placed.map((row) => row.name),
    columns,
    topology: null,
    points: {
      kind: "geographic",
      x: Float64Array.from(placed, (row) => row.longitude),
      y: Float64Array.from(placed, (row) => row.latitude),
    },
    pointSource: "account",
    edges: null,
  };
  return success(units, missing.length > 0 ? [report] : []);
}
