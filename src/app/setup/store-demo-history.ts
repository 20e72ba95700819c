import { isClosedStage } from "../../core/domain/opportunity-stages.ts";
import { BrokenInvariant, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { DemoCustomer, DemoHistory, DemoLead, DemoOpportunity } from "../ports/demo-history.ts";
import type { AccountRecord } from "../ports/rows/accounts.ts";
import type { StageEntry } from "../ports/rows/opportunities.ts";
import type { Rep } from "../ports/rows/reps.ts";
import type { ServerWorld } from "../ports/server-world.ts";
import type { Transaction } from "../ports/store.ts";
import type { World } from "../ports.ts";
import type { DemoStudy } from "./demo-study.ts";
import { refuseInterrupted } from "./refuse-interrupted.ts";

interface HistoryRequest {
  readonly actor: Actor;
  readonly demo: DemoStudy;
  readonly seed: number;
  readonly signal: AbortSignal;
}

/**
 * Stores products, 24 months of business and the goals of the year, where they are not there yet; all or nothing. Problem
 * SET-112 where it is stopped, which it looks for with every month.
 */
export function storeDemoHistory(
  { generateHistory }: Pick<World, "generateHistory">,
  server: ServerWorld,
  { actor, demo, seed, signal }: HistoryRequest,
): Promise<Outcome<null>> {
  return act(server, actor, "sales:edit", async (tx) => {
    if ((await tx.products.page(1, null)).length > 0) return success(null);
    const names = await readNames(tx, demo);
    const customers = readCustomers(demo, names.reps);
    const repCount = names.reps.length;
    const history = await generateHistory({ seed, today: actor.today, customers, repCount });
    const store = { tx, server, actor, names, signal };
    const productIds = await storeProducts(store, history);
    await storePipeline(store, history, productIds);
    await storeGoals(store, history);
    const counts = await storeBusinessRecords(store, history, productIds);
    const interrupted = refuseInterrupted(signal);
    if (interrupted) return interrupted;
    const { opportunities, leads } = history;
    const detail = { ...counts, leads: leads.length, opportunities: opportunities.length };
    const object = { objectKind: "organisation", objectId: actor.orgId };
    await tx.audit.append({ action: "history.taken-over", ...object, detail });
    return success(null);
  });
}

/** Stored accounts and reps in the order of the demo's. */
interface Names {
  readonly accounts: readonly AccountRecord[];
  readonly reps: readonly Rep[];
}

interface HistoryStore {
  readonly tx: Transaction;
  readonly server: ServerWorld;
  readonly actor: Actor;
  readonly names: Names;
  readonly signal: AbortSignal;
}

const ALL = 1_000_000;

async function readNames(tx: Transaction, { study, reps }: DemoStudy): Promise<Names> {
  const everywhere = { territoryId: null, unitId: null, segment: null };
  const accounts = new Map(
    (await tx.accounts.page(everywhere, ALL, null)).map((account) => [account.code, account]),
  );
  const stored = new Map((await tx.reps.list(ALL, null, null)).map((rep) => [rep.code, rep]));
  return {
    accounts: (study.accounts ?? []).map(({ id }) => required(accounts.get(id), id)),
    reps: reps.map(({ code }) => required(stored.get(code), code)),
  };
}

function required<T>(found: T | undefined, code: string): T {
  if (found === undefined) throw new BrokenInvariant(`got nothing with the code ${code}, expected it stored`);
  return found;
}

/** What of the demo's accounts decides about their past; their rep is the one of their unit today. */
function readCustomers({ study, reps }: DemoStudy, stored: readonly Rep[]): readonly DemoCustomer[] {
  const { accounts, current } = study;
  if (current === null) throw new BrokenInvariant("got a demo without an alignment, expected current.csv");
  const repOf = new Map(reps.map(({ territoryCode }, index) => [territoryCode, index]));
  if (stored.length !== reps.length) throw new BrokenInvariant(`got ${stored.length} reps, expected all`);
  return (accounts ?? []).map(({ unit, columns }) => {
    const territory = unit < 0 ? undefined : current.codes[current.territoryOf[unit]];
    const segment = String(columns.segment);
    return {
      segment: segment === "A" || segment === "B" ? segment : "C",
      revenuePerMonth: Number(columns.revenue_idr_per_month ?? 0),
      rep: territory === undefined ? null : (repOf.get(territory) ?? null),
    };
  });
}

async function storeProducts({ tx, server }: HistoryStore, { products }: DemoHistory) {
  const rows = products.map(({ code, name, category, unitPrice }) => ({
    ...{ id: server.ids.next(), code, name, category, unitPrice },
    ...{ isActive: true, version: 1 },
  }));
  await tx.products.insert(rows);
  return rows.map(({ id }) => id);
}

async function storePipeline(store: HistoryStore, history: DemoHistory, productIds: readonly string[]) {
  const { tx, server, names } = store;
  const stamp = { code: null, version: 1, updatedAt: server.wallClock.now() };
  const repId = (rep: number | null) => (rep === null ? null : names.reps[rep].id);
  const leads = history.leads.map(({ customer, isWon, rep, ...lead }: DemoLead) => {
    const { id: accountId, unitId } = names.accounts[customer];
    // a prospect is no account yet, but somewhere it is
    const place = isWon ? { accountId, unitId: null } : { accountId: null, unitId };
    return { id: server.ids.next(), ...lead, ...place, repId: repId(rep), ...stamp };
  });
  await tx.leads.insert(leads);
  const entries: StageEntry[] = [];
  const opportunities = history.opportunities.map((deal: DemoOpportunity) => {
    const { customer, lead, product, rep, stages, ...opportunity } = deal;
    const id = server.ids.next();
    const made = { opportunityId: id, madeBy: store.actor.memberId, madeAt: stamp.updatedAt };
    entries.push(...stages.map((entry, index) => ({ ...entry, ...made, number: index + 1 })));
    const { stage, enteredOn } = stages[stages.length - 1];
    return {
      ...{ id, ...opportunity, stage, ...stamp, probability: null },
      accountId: customer === null ? null : names.accounts[customer].id,
      leadId: lead === null ? null : leads[lead].id,
      productId: productIds[product],
      repId: repId(rep),
      createdOn: stages[0].enteredOn,
      closedOn: isClosedStage(stage) ? enteredOn : null,
    };
  });
  await tx.opportunities.insert(opportunities, entries);
}

async function storeGoals({ tx, server, actor, names }: HistoryStore, { goals }: DemoHistory) {
  const nothing = { territoryId: null, teamId: null, accountId: null, productId: null };
  const measured = { kind: "quantitative" as const, metric: "revenue", unit: "IDR", baseline: null };
  const notJudged = { rubric: null, rubricLevels: null, targetLevel: null, reachedLevel: null };
  const made = { madeBy: actor.memberId, madeAt: server.wallClock.now(), version: 1 };
  await tx.goals.insert(
    goals.map(({ rep, ...goal }) => ({
      ...{ id: server.ids.next(), ...nothing, ...measured, ...goal, code: null, ...notJudged },
      ...{ repId: names.reps[rep].id, ownerMemberId: names.reps[rep].memberId, ...made },
    })),
  );
}

/** What there is most of, a month at a time; what is left when it is stopped is left out. */
async function storeBusinessRecords(
  store: HistoryStore,
  history: DemoHistory,
  productIds: readonly string[],
) {
  const { tx, server, names, signal } = store;
  const repId = (rep: number | null) => (rep === null ? null : names.reps[rep].id);
  const counts = { sales: 0, costs: 0, visits: 0 };
  for (const month of history.sales) {
    if (signal.aborted) break;
    counts.sales += month.length;
    await tx.sales.insert(
      month.map(({ customer, product, rep, soldOn, quantity, amount, goodsCost }) => ({
        ...{ id: server.ids.next(), code: null, accountId: names.accounts[customer].id },
        ...{ productId: productIds[product], repId: repId(rep), soldOn, quantity, amount, goodsCost },
      })),
    );
  }
  for (const quarter of history.costs) {
    if (signal.aborted) break;
    counts.costs += quarter.length;
    await tx.costs.insert(
      quarter.map(({ customer, rep, kind, incurredOn, amount }) => ({
        ...{ id: server.ids.next(), code: null, repId: repId(rep), kind, incurredOn, amount },
        accountId: customer === null ? null : names.accounts[customer].id,
      })),
    );
  }
  const contact = { code: null, kind: "visit", direction: "outbound", leadId: null } as const;
  const stamp = { opportunityId: null, note: "", version: 1, updatedAt: server.wallClock.now() };
  for (const month of history.visits) {
    if (signal.aborted) break;
    counts.visits += month.length;
    await tx.activities.insert(
      month.map(({ customer, rep, ...visit }) => ({
        ...{ id: server.ids.next(), ...contact, ...visit, ...stamp },
        ...{ accountId: names.accounts[customer].id, repId: names.reps[rep].id },
      })),
    );
  }
  return counts;
}
