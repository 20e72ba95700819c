import { failure, type Outcome, success } from "../../../core/domain/problem.ts";
import {
  explainRevenue,
  type FunnelPeriod,
  type RevenueChange,
} from "../../../core/evaluate/causes/explain-revenue.ts";
import type { MeasureKey } from "../../../core/evaluate/kpi/measures.ts";
import { type ServiceLevel, serviceLevels } from "../../../core/evaluate/territories/service-levels.ts";
import type { Actor } from "../../ports/actor.ts";
import type { FactWindow } from "../../ports/rows/facts.ts";
import type { Transaction } from "../../ports/store.ts";
import { type ChosenWindow, type Credited, chooseWindow, type StoredRequest } from "./choose-window.ts";
import { dayOf } from "./day-of.ts";
import { lowestTerritories } from "./lowest-territories.ts";
import { notRecorded } from "./not-recorded.ts";

export interface StoredService extends Credited {
  readonly territories: readonly ServiceLevel[];
}

export interface CausesWindow extends Omit<StoredRequest, "by"> {
  /** First date of the period before; left out: as many days right before the window. It ends where the window begins. */
  readonly beforeFrom?: string | undefined;
}

export interface StoredCauses extends Credited {
  readonly before: FactWindow;
  /** Largest loss first; the revenue is that of won opportunities. */
  readonly territories: readonly (RevenueChange & { readonly territory: string })[];
}

/** Under-served against under-performing: visits of the window against the potential of the accounts. Problem: EVA-193 no visit or no potential is recorded. */
export async function evaluateStoredService(
  tx: Transaction,
  actor: Actor,
  request: Omit<StoredRequest, "by">,
): Promise<Outcome<StoredService>> {
  const window = await chooseWindow(tx, actor, { ...request, by: "territory" });
  if (!window.ok) return window;
  const recorded = await tx.facts.recorded();
  const missing = (["visits", "potential"] as const).filter((key) => !recorded.has(key));
  if (missing.length > 0) return failure([notRecorded(missing)]);
  const measures = ["potential", "visits", "revenue"] as const;
  const sums = await tx.facts.sums({ ...window.value.query, measures });
  const territories = serviceLevels(
    lowestTerritories(sums).map(({ code, sums: of }) => ({
      territory: code,
      potential: of.potential ?? 0,
      effort: of.visits ?? 0,
      sales: recorded.has("revenue") ? (of.revenue ?? 0) : null,
    })),
  );
  return success({ ...window.value.credited, territories });
}

/** Why the value won in territories changed against the period before. Problems: EVA-161, EVA-193. */
export async function explainStoredRevenue(
  tx: Transaction,
  actor: Actor,
  { beforeFrom, ...request }: CausesWindow,
): Promise<Outcome<StoredCauses>> {
  const { from, until } = request;
  const length = dayOf(until) - dayOf(from);
  const before = { from: beforeFrom ?? dateBefore(from, length), until: from };
  const [now, then] = [
    await chooseWindow(tx, actor, { ...request, by: "territory" }),
    await chooseWindow(tx, actor, { ...request, ...before, by: "territory" }),
  ];
  if (!now.ok) return now;
  if (!then.ok) return then;
  const recorded = await tx.facts.recorded();
  if (!recorded.has("leads") || !recorded.has("won")) return failure([notRecorded(["leads", "won"])]);
  const read = async ({ query }: ChosenWindow) =>
    lowestTerritories(await tx.facts.sums({ ...query, measures: OF_FUNNEL }));
  const sumsBefore = new Map((await read(then.value)).map(({ code, sums }) => [code, toPeriod(sums)]));
  const territories = (await read(now.value)).map(({ code, sums }) => ({
    territory: code,
    ...explainRevenue(sumsBefore.get(code) ?? toPeriod({}), toPeriod(sums)),
  }));
  return success({
    ...now.value.credited,
    before,
    territories: territories.sort((a, b) => a.change - b.change),
  });
}

const OF_FUNNEL = ["leads", "opportunitiesCreated", "won", "wonValue"] as const;

const toPeriod = (sums: Readonly<Partial<Record<MeasureKey, number>>>): FunnelPeriod => ({
  leads: sums.leads ?? 0,
  opportunities: sums.opportunitiesCreated ?? 0,
  won: sums.won ?? 0,
  revenue: sums.wonValue ?? 0,
});

const DAY_MILLISECONDS = 86_400_000;

const FIRST_DATE = "0001-01-01";

/** No earlier than the first date of the calendar. */
const dateBefore = (date: string, days: number): string =>
  new Date(Math.max(Date.parse(FIRST_DATE), Date.parse(date) - days * DAY_MILLISECONDS))
    .toISOString()
    .slice(0, 10);
