import type { DrawnTerritory, PlanDrawing } from "../ports/map-thread.ts";
import type { PlanUnits, PlanView, ShapeResolution } from "../ports/rows/shapes.ts";
import type { Transaction } from "../ports/store.ts";

interface PlanAt {
  readonly planId: string;
  /** What is asked for. */
  readonly view: PlanView;
  readonly resolution: ShapeResolution;
}

/** Null where the plan, or what the actor reaches of it, has changed since the view was read. Cost: the plan's units. */
export async function readPlanDrawing(
  tx: Transaction,
  { planId, view, resolution }: PlanAt,
): Promise<PlanDrawing | null> {
  const plan = await tx.shapes.units(planId);
  if (plan === null || plan.version !== view.version || plan.reach !== view.reach) return null;
  const holding = plan.territories.filter(({ isRegion, positions }) => !isRegion && positions.length > 0);
  return {
    codes: holding.map(({ code }) => code),
    territoryOf: placeUnits(holding),
    outlines: await listOutlines(tx, { planId, plan, resolution }),
  };
}

function placeUnits(holding: PlanUnits["territories"]): Int32Array {
  const last = holding.reduce((most, { positions }) => Math.max(most, positions.at(-1) ?? -1), -1);
  const territoryOf = new Int32Array(last + 1).fill(-1);
  for (const [place, { positions }] of holding.entries()) {
    for (const position of positions) territoryOf[position] = place;
  }
  return territoryOf;
}

interface OutlinesAt {
  readonly planId: string;
  readonly plan: PlanUnits;
  readonly resolution: ShapeResolution;
}

/** Only what is of the units that the territories hold now: an outline of others would tell something untrue. */
async function listOutlines(
  tx: Transaction,
  { planId, plan, resolution }: OutlinesAt,
): Promise<readonly DrawnTerritory[]> {
  const kept = new Map(
    (await tx.shapes.outlines(planId, resolution)).map((each) => [each.territoryId, each]),
  );
  const codeOf = new Map(plan.territories.map(({ id, code }) => [id, code]));
  return plan.territories.flatMap(({ id, code, name, parentId, isRegion, unitsHash, positions }) => {
    const own = kept.get(id);
    if (own?.unitsHash !== unitsHash || positions.length === 0) return [];
    const parent = (parentId && codeOf.get(parentId)) ?? null;
    return [{ code, name, parent, isRegion, outline: own.outline }];
  });
}
