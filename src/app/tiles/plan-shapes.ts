import type { Feature, Position } from "geojson";
import type { PlanUnits, PlanView, TerritoryOutline, TerritoryUnits } from "../ports/rows/shapes.ts";
import type { Transaction } from "../ports/store.ts";
import { prepareTiles, type TileSource } from "./cut-tiles.ts";
import { deriveOutline, resolutionAt, topologyAt } from "./derive-outline.ts";
import type { LayerShapes } from "./layer-shapes.ts";
import type { Weighty } from "./open-tile-cache.ts";

/** A plan's territories in memory, as whoever has one version and one reach is shown them. */
export interface PlanShapes extends Weighty {
  /** Code of the territory by position of the unit; units in white space or out of reach are not in it. */
  readonly territoryOf: ReadonlyMap<number, string>;
  /** Territories that hold units, with the properties code and name. */
  readonly outlines: TileSource;
}

interface PlanAt {
  readonly planId: string;
  /** What is asked for. */
  readonly view: PlanView;
  readonly layer: LayerShapes;
  readonly zoom: number;
}

const BYTES_PER_UNIT = 50;

/**
 * Null where the plan, or what the actor reaches of it, has changed since the view was read. Outlines that nobody asked
 * for since their units changed are derived and kept. Cost: the plan's units; the vertices of what is derived.
 */
export async function readPlanShapes(
  tx: Transaction,
  { planId, view, layer, zoom }: PlanAt,
): Promise<PlanShapes | null> {
  const plan = await tx.shapes.units(planId);
  if (plan === null || plan.version !== view.version || plan.reach !== view.reach) return null;
  const outlines = prepareTiles(await outlineFeatures(tx, { planId, plan, layer, zoom }));
  const territoryOf = new Map(
    plan.territories.flatMap(({ code, positions }) => positions.map((position) => [position, code] as const)),
  );
  return { territoryOf, outlines, bytes: () => outlines.bytes() + territoryOf.size * BYTES_PER_UNIT };
}

interface OutlineRequest {
  readonly planId: string;
  readonly plan: PlanUnits;
  readonly layer: LayerShapes;
  readonly zoom: number;
}

async function outlineFeatures(
  tx: Transaction,
  { planId, plan, layer, zoom }: OutlineRequest,
): Promise<readonly Feature[]> {
  const resolution = resolutionAt(zoom);
  const kept = new Map(
    (await tx.shapes.outlines(planId, resolution)).map((each) => [each.territoryId, each]),
  );
  const holding = plan.territories.filter(({ positions }) => positions.length > 0);
  const isKept = ({ id, unitsHash }: TerritoryUnits) => kept.get(id)?.unitsHash === unitsHash;
  const missing = holding.filter((territory) => !isKept(territory));
  const topology = missing.length > 0 ? topologyAt(layer.topology, resolution) : layer.topology;
  const derived = missing.map(({ id, unitsHash, positions }) => ({
    territoryId: id,
    unitsHash,
    outline: deriveOutline(topology, positions),
  }));
  await tx.shapes.keep(planId, resolution, derived);
  for (const outline of derived) kept.set(outline.territoryId, outline);
  return holding.flatMap(({ id, code, name }) => toFeature({ code, name }, kept.get(id)));
}

function toFeature(properties: { code: string; name: string }, kept?: TerritoryOutline): readonly Feature[] {
  if (!kept) return [];
  const coordinates = kept.outline as unknown as Position[][][];
  return [{ type: "Feature", properties, geometry: { type: "MultiPolygon", coordinates } }];
}
