import type { Account } from "../domain/account.ts";
import { counted } from "../domain/counted.ts";
import { accountId } from "../domain/ids.ts";
import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import type { CodeBook } from "./code-book.ts";
import { gatherProblems } from "./gather-problems.ts";
import { listExamples } from "./list-examples.ts";
import type { AccountRow } from "./read-accounts.ts";

/** Finds the unit at a position in degrees: the one it lies in, else the nearest with its distance; unit −1 where none is. */
export type LocateUnit = (
  longitude: number,
  latitude: number,
) => { readonly unit: number; readonly distanceKm: number; readonly inside: boolean };

export interface PlacementOptions {
  readonly file: string;
  /** Accounts outside every unit go to the nearest within this distance. */
  readonly maximumSnapKm: number;
  readonly book: CodeBook;
  /** What becomes of accounts farther away: a problem, or left out with a warning (when a filter left units out). */
  readonly beyond: "problem" | "leave-out";
}

interface Placement {
  readonly unit: number;
  readonly placedBy: Account["placedBy"];
  readonly distanceKm: number;
}

const UNPLACED: Placement = { unit: -1, placedBy: "unplaced", distanceKm: 0 };

/**
 * Gives every account its unit: by position first, by its unit code where it has no position. Snapped accounts (IMP-248) and
 * unit codes that disagree with the position (IMP-251) are warnings; those too far away (IMP-249) and unknown unit codes
 * (IMP-250) are problems, or left out where `beyond` says so. O(accounts × locate).
 */
export function placeAccounts(
  rows: readonly AccountRow[],
  locate: LocateUnit,
  options: PlacementOptions,
): Outcome<readonly Account[]> {
  const unitOf = new Map(options.book.codes.map((code, unit) => [code, unit]));
  const unitByCode = (code: string | null): number => {
    const found = options.book.lookUp(code);
    return found.kind === "known" || found.kind === "repaired" ? (unitOf.get(found.code) ?? -1) : -1;
  };
  const placements = rows.map((row) => {
    if (Number.isNaN(row.longitude)) return placeByCode(unitByCode(row.unitCode));
    return placeByPosition(locate(row.longitude, row.latitude), options.maximumSnapKm);
  });
  const { problems, warnings } = reportPlacements({ rows, placements, unitByCode, locate }, options);
  if (problems.length > 0) return failure(problems, warnings);
  return success(
    rows.map((row, index) => toAccount(row, placements[index])),
    warnings,
  );
}

const placeByCode = (unit: number): Placement =>
  unit < 0 ? UNPLACED : { unit, placedBy: "unit-column", distanceKm: 0 };

function placeByPosition(found: ReturnType<LocateUnit>, maximumSnapKm: number): Placement {
  if (found.unit < 0) return { ...UNPLACED, distanceKm: Number.POSITIVE_INFINITY };
  if (found.inside) return { unit: found.unit, placedBy: "inside", distanceKm: 0 };
  if (found.distanceKm <= maximumSnapKm)
    return { unit: found.unit, placedBy: "snapped", distanceKm: found.distanceKm };
  return { ...UNPLACED, distanceKm: found.distanceKm };
}

const toAccount = (row: AccountRow, placement: Placement): Account => ({
  id: accountId(row.id),
  name: row.name,
  longitude: row.longitude,
  latitude: row.latitude,
  unit: placement.unit,
  placedBy: placement.placedBy,
  columns: row.columns,
});

interface Placed {
  readonly rows: readonly AccountRow[];
  readonly placements: readonly Placement[];
  readonly unitByCode: (code: string | null) => number;
  readonly locate: LocateUnit;
}

function reportPlacements(
  placed: Placed,
  options: PlacementOptions,
): { problems: readonly Problem[]; warnings: Problem[] } {
  const { rows, placements, unitByCode } = placed;
  const far = indicesWhere(rows, (row, i) => placements[i].unit < 0 && !Number.isNaN(row.longitude));
  const unknown = indicesWhere(
    rows,
    (row, i) =>
      placements[i].unit < 0 &&
      Number.isNaN(row.longitude) &&
      row.unitCode !== null &&
      options.book.lookUp(row.unitCode).kind !== "filtered-out",
  );
  const snapped = indicesWhere(rows, (_, i) => placements[i].placedBy === "snapped");
  const disagreeing = indicesWhere(rows, (row, i) => {
    const named = unitByCode(row.unitCode);
    return placements[i].placedBy === "inside" && named >= 0 && named !== placements[i].unit;
  });
  const problems = gatherProblems();
  const warnings: Problem[] = [];
  const ids = (indices: readonly number[]) => listExamples(indices.map((i) => rows[i].id));
  if (snapped.length > 0)
    warnings.push(snappedWarning(options.file, placements, { snapped, named: ids(snapped) }));
  if (disagreeing.length > 0) warnings.push(disagreement(options.file, disagreeing.length, ids(disagreeing)));
  if (looksSwapped(placed, far)) problems.add(swapped(options.file, far.length, rows.length));
  else if (options.beyond === "problem") {
    for (const i of far) problems.add(tooFar(options, rows[i], placements[i].distanceKm));
    for (const i of unknown) problems.add(unknownUnit(options.file, rows[i]));
  } else if (far.length + unknown.length > 0) {
    warnings.push(leftOut(options.file, far.length + unknown.length, ids([...far, ...unknown])));
  }
  return { problems: problems.list(), warnings };
}

function indicesWhere(
  rows: readonly AccountRow[],
  test: (row: AccountRow, index: number) => boolean,
): number[] {
  return rows.flatMap((row, index) => (test(row, index) ? [index] : []));
}

/** Most accounts lie nowhere, and most of those would lie inside a unit with latitude and longitude exchanged. */
function looksSwapped(placed: Placed, far: readonly number[]): boolean {
  if (far.length * 2 <= placed.rows.length) return false;
  const exchangeable = far.filter((index) => {
    const row = placed.rows[index];
    return Math.abs(row.longitude) <= 90 && placed.locate(row.latitude, row.longitude).inside;
  });
  return exchangeable.length * 2 > far.length;
}

function snappedWarning(
  file: string,
  placements: readonly Placement[],
  found: { readonly snapped: readonly number[]; readonly named: string },
): Problem {
  const largestKm = found.snapped.reduce((largest, i) => Math.max(largest, placements[i].distanceKm), 0);
  return {
    code: "IMP-248",
    where: { file },
    cause: `${counted(found.snapped.length, "account lies outside every unit and was given", "accounts lie outside every unit and were given")} to the nearest, at most ${largestKm.toFixed(1)} km away: ${found.named}`,
    fix: "check their coordinates if the distance surprises you",
  };
}

const disagreement = (file: string, count: number, named: string): Problem => ({
  code: "IMP-251",
  where: { file },
  cause: `${counted(count, "account lies in another unit than its unit code says", "accounts lie in another unit than their unit code says")}; the position was used: ${named}`,
  fix: "correct the coordinates or the unit code",
});

const swapped = (file: string, far: number, all: number): Problem => ({
  code: "IMP-246",
  where: { file },
  cause: `${far} of ${all} accounts lie outside every unit, but inside one with latitude and longitude exchanged`,
  fix: "name the right columns for latitude and longitude, or swap their headers",
});

const tooFar = (options: PlacementOptions, row: AccountRow, distanceKm: number): Problem => ({
  code: "IMP-249",
  where: { file: options.file, row: row.row, item: row.id },
  cause: Number.isFinite(distanceKm)
    ? `account "${row.id}" lies ${distanceKm.toFixed(1)} km from the nearest unit, more than ${options.maximumSnapKm} km`
    : `account "${row.id}" lies near no unit`,
  fix: "correct its coordinates, leave it out with an account filter, or allow a longer distance",
});

const unknownUnit = (file: string, row: AccountRow): Problem => ({
  code: "IMP-250",
  where: { file, row: row.row, item: row.id },
  cause: `account "${row.id}" has no coordinates, and no unit has its code "${row.unitCode}"`,
  fix: "correct the unit code or add coordinates",
});

const leftOut = (file: string, count: number, named: string): Problem => ({
  code: "IMP-254",
  where: { file },
  cause: `${counted(count, "account lies in none of the units in use and is left out", "accounts lie in none of the units in use and are left out")}: ${named}`,
  fix: "nothing, if the filter left their units out on purpose",
});
