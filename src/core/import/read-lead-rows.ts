import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { gatherProblems, type ProblemList } from "./gather-problems.ts";
import { warnOfSpellings } from "./read-account-sales.ts";
import type { FunnelRow } from "./read-funnel.ts";
import { readRecords } from "./read-records.ts";
import type { Table } from "./table.ts";

/** Leads, and the deals that came of them. */
export interface LeadTables {
  readonly leads: Table;
  readonly deals: Table;
}

/** The lead's id, in both tables, and the lead's territory. */
export interface LeadColumns {
  readonly key: string;
  readonly territory: string | undefined;
}

/**
 * Counts a funnel from one row per lead and one row per deal. Leads without a territory stand in a line of their own, named "".
 * Problems: EVA-101, EVA-102, IMP-219, EVA-113 a lead twice; warnings: EVA-112 a deal without lead (not counted), EVA-114 a second
 * deal of one lead (not counted), EVA-120 a lead without territory, EVA-122 spellings. O(rows).
 */
export function readLeadRows(
  { leads, deals }: LeadTables,
  columns: LeadColumns,
): Outcome<readonly FunnelRow[]> {
  const key = { kind: "text", names: [], chosen: columns.key, option: "--key", needed: "cells" } as const;
  const read = readRecords(leads, {
    key,
    territory: {
      kind: "text",
      names: ["territory", "territory_code", "wilayah", "region", "rayon"],
      chosen: columns.territory,
      option: "--territory",
      needed: "column",
    },
  });
  const won = readRecords(deals, { key });
  const problems = gatherProblems();
  const warnings = gatherProblems();
  if (!read.ok || !won.ok) return failure([read, won].flatMap((one) => (one.ok ? [] : one.problems)));
  const territoryOf = indexLeads(leads, read.value, { problems, warnings });
  if (problems.count > 0) return failure(problems.list());
  const counts = new Map<string, { leads: number; newAccounts: number }>();
  for (const territory of territoryOf.values()) {
    const count = counts.get(territory) ?? { leads: 0, newAccounts: 0 };
    counts.set(territory, { ...count, leads: count.leads + 1 });
  }
  const seen = new Set<string>();
  won.value.key.forEach((lead, row) => {
    const territory = territoryOf.get(lead);
    const count = territory === undefined ? undefined : counts.get(territory);
    const where = { file: deals.file, row: deals.rowNumbers[row], item: lead };
    if (count === undefined) warnings.add(noLead(where));
    else if (seen.has(lead)) warnings.add(secondDeal(where));
    else count.newAccounts++;
    seen.add(lead);
  });
  const rows = [...counts]
    .map(([territory, count]): FunnelRow => ({ territory, ...count, opportunities: null }))
    .sort((a, b) => (a.territory < b.territory ? -1 : 1));
  return success(rows, [...warnings.list(), ...warnOfSpellings(leads.file, counts.keys())]);
}

function indexLeads(
  table: Table,
  { key, territory }: { readonly key: readonly string[]; readonly territory: readonly string[] },
  { problems, warnings }: { readonly problems: ProblemList; readonly warnings: ProblemList },
): ReadonlyMap<string, string> {
  const territoryOf = new Map<string, string>();
  key.forEach((lead, row) => {
    const where = { file: table.file, row: table.rowNumbers[row], item: lead };
    if (territoryOf.has(lead)) problems.add(leadTwice(where));
    if (territory[row] === "") warnings.add(noTerritory(where));
    territoryOf.set(lead, territory[row]);
  });
  return territoryOf;
}

const leadTwice = (where: Problem["where"]): Problem => ({
  code: "EVA-113",
  where,
  cause: `lead "${where.item ?? ""}" has more than one row`,
  fix: "keep one row per lead",
});

const noLead = (where: Problem["where"]): Problem => ({
  code: "EVA-112",
  where,
  cause: `there is no lead "${where.item ?? ""}"; the deal is not counted`,
  fix: "add the lead, or remove the deal",
});

const secondDeal = (where: Problem["where"]): Problem => ({
  code: "EVA-114",
  where,
  cause: `lead "${where.item ?? ""}" has a deal already; this one is not counted`,
  fix: "keep one deal per lead: the account is won once",
});

const noTerritory = (where: Problem["where"]): Problem => ({
  code: "EVA-120",
  where,
  cause: "the lead has no territory and stands in a line of its own",
  fix: "fill in the territory",
});
