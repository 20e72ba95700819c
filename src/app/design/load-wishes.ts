import type { ProblemSpec } from "../../contract/problem.ts";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { CodeBook } from "../../core/import/code-book.ts";
import { readAlignment } from "../../core/import/read-alignment.ts";
import { readCentres } from "../../core/import/read-centres.ts";
import { type Locks, readLocks } from "../../core/import/read-locks.ts";
import { readPairs } from "../../core/import/read-pairs.ts";
import type { Table } from "../../core/import/table.ts";
import { createProblemCollector } from "../collect-problems.ts";
import type { InputReader } from "./input-reader.ts";
import type { CentreWish, LockWish, PlanOnLayer, UnitPair } from "./study.ts";
import { tableFromRecords } from "./table-from-records.ts";

/** Wishes about single units and territories, by unit index. */
export interface Wishes {
  readonly current: PlanOnLayer | null;
  readonly locks: readonly LockWish[];
  readonly centres: readonly CentreWish[];
  readonly pairs: readonly UnitPair[];
}

/** Reads the current plan, locks, centres and pairs, from files or from rows in the problem file. */
export async function loadWishes(
  spec: ProblemSpec,
  reader: InputReader,
  book: CodeBook,
): Promise<Outcome<Wishes>> {
  const collector = createProblemCollector();
  const indexOf = new Map(book.codes.map((code, index) => [code, index]));
  const unit = (code: string): number => indexOf.get(code) ?? -1;
  const tableOf = async (wish: string | (() => Table) | undefined): Promise<Table | null> => {
    if (wish === undefined) return null;
    return typeof wish === "string" ? collector.take(await reader.table(wish)) : wish();
  };
  const { current, locks, pairs } = spec;
  const currentTable = await tableOf(
    Array.isArray(current) ? () => tableFromRecords(["unit", "territory"], current) : current,
  );
  const lockTable = await tableOf(
    Array.isArray(locks) ? () => tableFromRecords(["unit", "territory"], locks) : locks,
  );
  const pairTable = await tableOf(
    Array.isArray(pairs) ? () => tableFromRecords(["a", "b", "kind"], pairs) : pairs,
  );
  const centreTable = await tableOf(spec.centres);

  const aligned = currentTable && collector.take(readAlignment(currentTable, book));
  const lockRows = lockTable && collector.take(readLocks(lockTable, book));
  const pairRows = pairTable && collector.take(readPairs(pairTable, book));
  const centreRows = centreTable && collector.take(readCentres(centreTable, book));
  if (collector.problems.length > 0) return failure(collector.problems, collector.warnings);
  return success(
    {
      current: aligned && planOnLayer(aligned, book.codes.length, unit),
      locks: lockRows === null ? [] : flattenLocks(lockRows, unit),
      centres: (centreRows ?? []).map((wish) => ({
        ...wish,
        unit: wish.centreUnit === null ? -1 : unit(wish.centreUnit),
      })),
      pairs: (pairRows ?? []).map(({ unitA, unitB, kind }) => ({ a: unit(unitA), b: unit(unitB), kind })),
    },
    collector.warnings,
  );
}

type AlignedUnits = readonly { readonly unitCode: string; readonly territoryCode: string }[];

/** An alignment by index; territory codes sorted. */
export function planOnLayer(
  aligned: AlignedUnits,
  unitCount: number,
  unit: (code: string) => number,
): PlanOnLayer {
  const codes = [...new Set(aligned.map((row) => row.territoryCode))].filter((code) => code !== "").sort();
  const territoryIndex = new Map(codes.map((code, index) => [code, index]));
  const territoryOf = new Int32Array(unitCount).fill(-1);
  for (const row of aligned) territoryOf[unit(row.unitCode)] = territoryIndex.get(row.territoryCode) ?? -1;
  return { codes, territoryOf };
}

function flattenLocks(locks: Locks, unit: (code: string) => number): LockWish[] {
  return [
    ...locks.units.map(
      ({ unitCode, target }): LockWish => ({
        unit: unit(unitCode),
        target:
          target.kind === "territory"
            ? { kind: "territory", code: target.territoryCode }
            : { kind: target.kind },
      }),
    ),
    ...locks.territories.map((code): LockWish => ({ unit: null, target: { kind: "territory", code } })),
  ];
}
