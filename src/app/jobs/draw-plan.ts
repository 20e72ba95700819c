import type { ClaimedJob } from "../ports/job-queue.ts";
import type { MapThread } from "../ports/map-thread.ts";
import type { KeptOutline, ShapeResolution } from "../ports/rows/shapes.ts";
import type { PlanToDraw, ShapeLedger, TerritoryToDraw } from "../ports/shape-ledger.ts";
import type { JobWatch } from "./job-attempt.ts";

/** What drawing plans needs from the world. */
export interface DrawWorld {
  readonly shapes: ShapeLedger;
  readonly engine: { readonly maps: MapThread };
}

/** `gone`: no such plan, or its layer has no shapes. `stopped`, `late`: as an attempt ends; what was kept is kept. */
export type Drawing =
  | {
      readonly kind: "drawn";
      readonly planId: string;
      readonly version: number;
      /** Outlines derived now; the others still were of the same units. */
      readonly derived: number;
    }
  | { readonly kind: "gone" | "stopped" | "late" };

const RESOLUTIONS: readonly ShapeResolution[] = ["coarse", "fine"];

/** Units of the territories that are derived at a time: between two of these the thread answers who asks for tiles. */
const UNITS_AT_A_TIME = 2000;

/**
 * Brings the outlines of a plan's newest version up to date, at both resolutions, on the map thread. Outlines whose
 * units did not change stay. Writes under the claim of the job, and does not say yet that the version is drawn.
 */
export async function drawPlan(
  world: DrawWorld,
  { claimed, planId }: { readonly claimed: ClaimedJob; readonly planId: string },
  { signal, onProgress }: JobWatch,
): Promise<Drawing> {
  const plan = await world.shapes.read(claimed.orgId, planId);
  if (plan === null) return { kind: "gone" };
  const slices = RESOLUTIONS.flatMap((resolution) =>
    sliceTerritories(plan, resolution).map((territories) => ({ resolution, territories })),
  );
  const outlines = slices.reduce((sum, { territories }) => sum + territories.length, 0);
  let derived = 0;
  for (const { resolution, territories } of slices) {
    if (signal.aborted) return { kind: "stopped" };
    const made = await derive(world, { claimed, plan, resolution, territories });
    if (!(await world.shapes.keep(claimed, { planId, resolution, outlines: made }))) return { kind: "late" };
    derived += made.length;
    onProgress({ phase: "outlines", done: derived, of: outlines });
  }
  return { kind: "drawn", planId, version: plan.version, derived };
}

function sliceTerritories(
  { territories }: PlanToDraw,
  resolution: ShapeResolution,
): readonly (readonly TerritoryToDraw[])[] {
  const slices: TerritoryToDraw[][] = [];
  let room = 0;
  for (const territory of territories) {
    if (territory.kept.includes(resolution)) continue;
    if (room < territory.positions.length || slices.length === 0) {
      slices.push([]);
      room = UNITS_AT_A_TIME;
    }
    slices[slices.length - 1].push(territory);
    room -= territory.positions.length;
  }
  return slices;
}

interface Slice {
  readonly claimed: ClaimedJob;
  readonly plan: PlanToDraw;
  readonly resolution: ShapeResolution;
  readonly territories: readonly TerritoryToDraw[];
}

async function derive(
  { shapes, engine }: DrawWorld,
  { claimed: { orgId }, plan: { layerId }, resolution, territories }: Slice,
): Promise<readonly KeptOutline[]> {
  const order = {
    layerKey: `${orgId} ${layerId}`,
    resolution,
    territories: territories.map(({ positions }) => positions),
  };
  let made = await engine.maps.deriveOutlines(order);
  if (made === null) {
    const layer = await shapes.layer(orgId, layerId);
    made = layer && (await engine.maps.deriveOutlines({ ...order, layer }));
  }
  return (made ?? []).map((outline, place) => {
    const { id, unitsHash } = territories[place];
    return { territoryId: id, unitsHash, outline };
  });
}
