import { failure, type Outcome, type Problem } from "../../core/domain/problem.ts";
import { evaluateFunnel } from "../../core/evaluate/territories/evaluate-funnel.ts";
import type { FunnelEvaluation } from "../../core/evaluate/territories/funnel.ts";
import { type FunnelRow, readFunnel } from "../../core/import/read-funnel.ts";
import { readLeadRows } from "../../core/import/read-lead-rows.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { readTable } from "./read-table.ts";

export interface TerritoriesRequest {
  /** One row per territory, or, with `deals`, one row per lead. */
  readonly file: string;
  /** Column with the territory, where it has no usual name. */
  readonly territoryColumn?: string | undefined;
  /** File with one row per lead that became an account. */
  readonly deals?: string | undefined;
  /** Column with the lead's id in both files. */
  readonly keyColumn?: string | undefined;
}

export interface TerritoriesReport extends FunnelEvaluation {
  readonly warnings: readonly Problem[];
}

/** Whether territories differ in leads that become new accounts, from counts by territory or from single leads and deals. */
export async function evaluateTerritories(
  world: World,
  request: TerritoriesRequest,
): Promise<TerritoriesReport | Refusal> {
  const rows = await readRows(world, request);
  if (!rows.ok) return badInput(rows.problems, rows.warnings);
  return { ...evaluateFunnel(rows.value), warnings: rows.warnings };
}

async function readRows(world: World, request: TerritoriesRequest): Promise<Outcome<readonly FunnelRow[]>> {
  const { deals, keyColumn, territoryColumn } = request;
  if (deals !== undefined && keyColumn === undefined) return failure([NO_KEY]);
  const table = await readTable(world, request.file);
  const dealTable = deals === undefined ? null : await readTable(world, deals);
  const read = [table, ...(dealTable ? [dealTable] : [])];
  const warnings = read.flatMap((one) => one.warnings);
  if (!table.ok || (dealTable !== null && !dealTable.ok))
    return failure(
      read.flatMap((one) => (one.ok ? [] : one.problems)),
      warnings,
    );
  const rows =
    dealTable === null
      ? readFunnel(table.value, territoryColumn)
      : readLeadRows(
          { leads: table.value, deals: dealTable.value },
          { key: keyColumn ?? "", territory: territoryColumn },
        );
  return { ...rows, warnings: [...warnings, ...rows.warnings] };
}

const NO_KEY: Problem = {
  code: "EVA-115",
  where: { file: "options", item: "--deals" },
  cause: "deals are joined to leads by an id, and its column is not named",
  fix: "add --key COLUMN",
};
