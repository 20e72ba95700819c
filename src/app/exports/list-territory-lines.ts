import type { TerritoryWithTotals } from "../ports/rows/territories.ts";
import { reachOf } from "../rights/policy.ts";
import { isOwner } from "../vacancies/change-owner.ts";
import type { ExportSource } from "./export-source.ts";

type Cell = string | number | boolean | null;

/** What is said of a territory, by column. */
export interface TerritoryLine {
  /** Null: white space, which is told to whoever sees all. */
  readonly territoryId: string | null;
  readonly fields: Readonly<Record<string, Cell>>;
  /** Activity measures of the units, by key. */
  readonly measures: Readonly<Record<string, number>>;
}

const PAGE = 1000;

/** Territories within reach with kept totals and who owns them today, standing in included, by code; white space is the last line. */
export async function listTerritoryLines({
  tx,
  actor,
  plan,
}: Pick<ExportSource, "tx" | "actor" | "plan">): Promise<readonly TerritoryLine[]> {
  const territories = await listAll((afterCode) => tx.territories.listWithTotals(plan.id, PAGE, afterCode));
  const codeOf = new Map(territories.map(({ id, code }) => [id, code]));
  const repOf = new Map(
    (await tx.assignments.list(plan.id, null))
      .filter(
        ({ role, from, to }) => isOwner(role) && from <= actor.today && (to === null || to > actor.today),
      )
      .map(({ territoryId, repCode, repName }) => [territoryId, { repCode, repName }]),
  );
  const lines = territories.map(({ id, code, name, parentId, share, isLocked, totals }): TerritoryLine => {
    const rep = repOf.get(id);
    return {
      territoryId: id,
      fields: {
        territory_code: code,
        name,
        parent_code: (parentId && codeOf.get(parentId)) ?? null,
        share,
        is_locked: isLocked,
        rep_code: rep?.repCode ?? null,
        rep_name: rep?.repName ?? null,
        ...amounts(totals),
      },
      measures: totals.measures,
    };
  });
  if (reachOf(actor.role, "white-space:read") !== "all") return lines;
  const free = await tx.territories.whiteSpace(plan.id);
  const nothing = { territory_code: null, name: null, parent_code: null, share: null, is_locked: null };
  const fields = { ...nothing, rep_code: null, rep_name: null, ...amounts(free) };
  return [...lines, { territoryId: null, fields, measures: free.measures }];
}

const amounts = ({
  units,
  accounts,
  revenue,
  potential,
  workloadHours,
}: Omit<TerritoryWithTotals["totals"], "territoryId">) => ({
  units,
  accounts,
  revenue_per_year: tidy(revenue),
  potential_per_year: tidy(potential),
  workload_hours_per_month: tidy(workloadHours),
});

/** Without what the order of adding leaves behind the 12th digit, as 138.90000000000003. */
const tidy = (sum: number): number => Number(sum.toPrecision(12));

async function listAll(
  read: (afterCode: string | null) => Promise<readonly TerritoryWithTotals[]>,
): Promise<readonly TerritoryWithTotals[]> {
  const all: TerritoryWithTotals[] = [];
  for (;;) {
    const page = await read(all.at(-1)?.code ?? null);
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}
