import type { Problem } from "../../core/domain/problem.ts";
import { type Headcount, sizeByWorkload } from "../../core/evaluate/sizing/size-by-workload.ts";
import { readWorkload, type WorkloadRow } from "../../core/import/read-workload.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { readTable } from "./read-table.ts";

export interface SizingRequest {
  readonly file: string;
  /** What one rep can do in the cycle of the calls: hours, or calls where the file has no hours. Above 0. */
  readonly capacityPerRep: number;
}

export interface SizingReport extends Headcount {
  readonly capacityPerRep: number;
  readonly segments: readonly (WorkloadRow & { readonly workload: number; readonly reps: number })[];
  readonly warnings: readonly Problem[];
}

/** How many reps the calls on segments of accounts need, as a fraction, with the utilisation at both whole numbers. */
export async function evaluateSizing(world: World, request: SizingRequest): Promise<SizingReport | Refusal> {
  const table = await readTable(world, request.file);
  if (!table.ok) return badInput(table.problems, table.warnings);
  const rows = readWorkload(table.value);
  const warnings = [...table.warnings, ...rows.warnings];
  if (!rows.ok) return badInput(rows.problems, warnings);
  const { capacityPerRep } = request;
  return {
    ...sizeByWorkload(rows.value, capacityPerRep),
    capacityPerRep,
    segments: rows.value.map((row) => {
      const { workload, reps } = sizeByWorkload([row], capacityPerRep);
      return { ...row, workload, reps };
    }),
    warnings,
  };
}
