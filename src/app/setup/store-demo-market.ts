import type { Account } from "../../core/domain/account.ts";
import { type CivilDate, parseCivilDate } from "../../core/domain/civil-date.ts";
import { BrokenInvariant, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { type StoredLayer, storeLayer } from "../catalogue/store-layer.ts";
import { newDraft } from "../plans/create-plan.ts";
import { additionOf } from "../plans/write-change-set.ts";
import type { AccountRecord } from "../ports/rows/accounts.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { ServerWorld } from "../ports/server-world.ts";
import type { Transaction } from "../ports/store.ts";
import type { DemoActors } from "./demo-logins.ts";
import type { DemoStudy } from "./demo-study.ts";
import { storeDemoReps } from "./store-demo-reps.ts";

export const DEMO_SALES_FORCE = "Reguler";
const CURRENT_PLAN = "Wilayah berjalan";
/** The alignment of today holds since long enough to be asked about as of an earlier date. */
const CURRENT_SINCE = "2026-01-01";
const MONTHS_PER_YEAR = 12;

/** Gives the plan in force; stores the demo's teams, reps, layer, accounts and that plan where they are not there yet. */
export function storeDemoMarket(
  world: ServerWorld,
  actors: DemoActors,
  demo: DemoStudy,
): Promise<Outcome<PlanRecord>> {
  return act(world, actors.admin, "layers:edit", async (tx) => {
    const [stored] = await tx.plans.list({ state: "active", salesForce: DEMO_SALES_FORCE }, 1, null);
    if (stored !== undefined) return success(stored);
    const repIds = await storeDemoReps(world, tx, { actors, reps: demo.reps });
    const { layer } = demo.study;
    const added = { name: `H3 ${demo.scale}`, credit: demo.input.credits.join("; "), layer };
    const tools = { clock: world.wallClock, ids: world.ids };
    const storedLayer = await storeLayer(tx, tools, added);
    if (!storedLayer.ok) return storedLayer;
    await tx.catalogue.insertAccounts(
      (demo.study.accounts ?? []).map((account) => toRecord(world, account, storedLayer.value)),
    );
    return success(await storePlan(world, tx, { actors, demo, layer: storedLayer.value, repIds }));
  });
}

function toRecord(
  { ids, wallClock }: ServerWorld,
  account: Account,
  { unitIds }: StoredLayer,
): AccountRecord {
  const { columns, unit, longitude, latitude } = account;
  const text = (name: string) => (columns[name] === null ? null : String(columns[name]));
  const perYear = (name: string) => Number(columns[name] ?? 0) * MONTHS_PER_YEAR;
  const hasPlace = Number.isFinite(longitude) && Number.isFinite(latitude);
  const revenue = perYear("revenue_idr_per_month");
  return {
    id: ids.next(),
    code: account.id,
    name: account.name,
    parentId: null,
    unitId: unit < 0 ? null : unitIds[unit],
    lon: hasPlace ? longitude : null,
    lat: hasPlace ? latitude : null,
    locationKind: "exact",
    segment: text("segment"),
    industry: text("channel"),
    stage: revenue > 0 ? "customer" : "prospect",
    products: [],
    revenue,
    potential: perYear("potential_idr_per_month"),
    workloadHours: Number(columns.workload_hours_per_month ?? 0),
    version: 1,
    updatedAt: wallClock.now(),
  };
}

interface PlanParts {
  readonly actors: DemoActors;
  readonly demo: DemoStudy;
  readonly layer: StoredLayer;
  /** Rep id by territory code. */
  readonly repIds: ReadonlyMap<string, string>;
}

/** The alignment as the files have it, in force since CURRENT_SINCE: taken over, so nobody submitted or approved it. */
async function storePlan(
  world: ServerWorld,
  tx: Transaction,
  { actors, demo, layer, repIds }: PlanParts,
): Promise<PlanRecord> {
  const { ids, wallClock } = world;
  const since = parseCivilDate(CURRENT_SINCE) as CivilDate;
  const plan: PlanRecord = {
    ...newDraft(world, actors["sales-ops"], {
      name: CURRENT_PLAN,
      salesForce: DEMO_SALES_FORCE,
      layerId: layer.layerId,
      wishes: demo.wishes,
      basedOnPlanId: null,
    }),
    state: "active",
    effectiveFrom: since,
  };
  await tx.plans.insert(plan);
  const territoryIds = new Map(demo.reps.map(({ territoryCode }) => [territoryCode, ids.next()]));
  const idOf = (code: string) => required(territoryIds, code);
  const territories = demo.reps.map(({ territoryCode: code, territoryName: name }) => ({
    id: idOf(code),
    planId: plan.id,
    code,
    name,
    parentId: null,
    share: shareOf(demo, code),
    isLocked: false,
  }));
  await tx.territories.insert(territories);
  const moves = alignedUnits(demo, layer).map(({ unitId, code }) => ({ unitId, from: null, to: idOf(code) }));
  await tx.alignment.apply(plan.id, moves);
  await tx.plans.appendChangeSet(plan.id, {
    version: 1,
    kind: "create",
    reason: "taken over from files",
    moves,
    territories: territories.map(additionOf),
  });
  const assignments = demo.reps.map(({ territoryCode: code }) => ({
    id: ids.next(),
    planId: plan.id,
    territoryId: idOf(code),
    repId: required(repIds, code),
    role: "primary" as const,
    from: since,
    to: null,
  }));
  await tx.assignments.insert(assignments, wallClock.now());
  await tx.effects.lockSalesForce(DEMO_SALES_FORCE);
  const effect = { id: ids.next(), planId: plan.id, planVersion: plan.version, from: since, to: null };
  await tx.effects.replace(DEMO_SALES_FORCE, { close: [], write: [effect], at: wallClock.now() });
  const detail = { name: plan.name, units: moves.length, territories: demo.reps.length };
  await tx.audit.append({ action: "plan.taken-over", objectKind: "plan", objectId: plan.id, detail });
  return plan;
}

/** Units that somebody serves today; the others are white space. */
function alignedUnits({ study }: DemoStudy, { unitIds }: StoredLayer) {
  const { current } = study;
  if (current === null) throw new BrokenInvariant("got a demo without an alignment, expected current.csv");
  return unitIds.flatMap((unitId, unit) => {
    const code = current.codes[current.territoryOf[unit]];
    return code === undefined ? [] : [{ unitId, code }];
  });
}

function shareOf({ study }: DemoStudy, code: string): number {
  const { territories } = study.spec;
  const wished = Array.isArray(territories)
    ? territories.find((territory) => territory.code === code)
    : undefined;
  return wished?.share ?? 1;
}

function required(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code);
  if (id === undefined) throw new BrokenInvariant(`got no id for ${code}, expected one per territory`);
  return id;
}
