import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { gatherProblems } from "./gather-problems.ts";
import { readRecords } from "./read-records.ts";
import type { Table } from "./table.ts";

/** One territory's leads and what became of them; opportunities are null where the file does not tell. */
export interface FunnelRow {
  readonly territory: string;
  readonly leads: number;
  readonly opportunities: number | null;
  readonly newAccounts: number;
}

const TERRITORY_NAMES = ["territory", "territory_code", "wilayah", "region", "rayon"];

/**
 * Reads one row per territory: territory, leads, new_accounts and, where recorded, opportunities. Problems: EVA-101 … EVA-104,
 * EVA-110 for more opportunities than leads or more accounts than opportunities, EVA-111 for a territory twice. O(rows).
 */
export function readFunnel(table: Table, territoryColumn?: string): Outcome<readonly FunnelRow[]> {
  const read = readRecords(table, {
    territory: {
      kind: "text",
      names: TERRITORY_NAMES,
      chosen: territoryColumn,
      option: "--territory",
      needed: "cells",
    },
    leads: { kind: "count", names: ["leads", "lead", "prospek"], option: null, needed: "cells" },
    opportunities: {
      kind: "count",
      names: ["opportunities", "opportunity", "peluang"],
      option: null,
      needed: "no",
    },
    newAccounts: {
      kind: "count",
      names: ["new_accounts", "accounts", "customers", "deals", "won", "akun_baru"],
      option: null,
      needed: "cells",
    },
  });
  if (!read.ok) return read;
  const { territory, leads, opportunities, newAccounts } = read.value;
  const problems = gatherProblems();
  const firstRow = new Map<string, number>();
  const rows = territory.map((name, index): FunnelRow => {
    const where = { file: table.file, row: table.rowNumbers[index], item: name };
    const first = firstRow.get(name);
    if (first === undefined) firstRow.set(name, table.rowNumbers[index]);
    else problems.add(territoryTwice(where, first));
    const stage = opportunities === null || Number.isNaN(opportunities[index]) ? null : opportunities[index];
    const row = {
      territory: name,
      leads: leads[index],
      opportunities: stage,
      newAccounts: newAccounts[index],
    };
    const fault = whyNoFunnel(row);
    if (fault) problems.add(noFunnel(where, fault));
    return row;
  });
  return problems.count > 0 ? failure(problems.list()) : success(rows);
}

function whyNoFunnel({ leads, opportunities, newAccounts }: FunnelRow): string | null {
  if (opportunities !== null && opportunities > leads)
    return `${opportunities} opportunities from ${leads} leads`;
  if (opportunities !== null && newAccounts > opportunities)
    return `${newAccounts} new accounts from ${opportunities} opportunities`;
  return newAccounts > leads ? `${newAccounts} new accounts from ${leads} leads` : null;
}

const noFunnel = (where: Problem["where"], cause: string): Problem => ({
  code: "EVA-110",
  where,
  cause: `the territory has ${cause}`,
  fix: "count cohorts: the opportunities and accounts that came from these very leads",
});

const territoryTwice = (where: Problem["where"], first: number): Problem => ({
  code: "EVA-111",
  where,
  cause: `territory "${where.item ?? ""}" already stands in row ${first}`,
  fix: "keep one row per territory",
});
