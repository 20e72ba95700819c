import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanView } from "../ports/rows/shapes.ts";
import type { Transaction } from "../ports/store.ts";
import { notFound } from "../refuse.ts";
import type { TileFeature, TilePlace } from "./cut-tiles.ts";
import { resolutionAt } from "./derive-outline.ts";
import { encodeTile } from "./encode-tile.ts";
import { layerShapes, positionOf } from "./layer-shapes.ts";
import { type PlanShapes, readPlanShapes } from "./plan-shapes.ts";
import { TILE_FORMAT, type Tile } from "./tile.ts";
import type { TileWorld } from "./tile-world.ts";

export interface PlanTileRequest extends TilePlace {
  readonly planId: string;
  /** Tags of the tiles that the asker has. */
  readonly knownTags: readonly string[];
}

/**
 * A plan as a vector tile: every unit of its layer with the code of its territory, and the outlines of territories,
 * both as far as the actor reaches. Problem: APP-404.
 */
export function getPlanTile(
  world: TileWorld,
  actor: Actor,
  request: PlanTileRequest,
): Promise<Outcome<Tile>> {
  return act(world, actor, "plans:read", async (tx) => {
    for (;;) {
      const view = await tx.shapes.view(request.planId);
      if (view === null) return notFound("plan", request.planId);
      const tile = await cutTile(world, actor, { tx, view, request });
      // else somebody changed the plan in between: what is asked for is its new version
      if (tile !== null) return success(tile);
    }
  });
}

interface TileOf {
  readonly tx: Transaction;
  readonly view: PlanView;
  readonly request: PlanTileRequest;
}

async function cutTile(world: TileWorld, actor: Actor, { tx, view, request }: TileOf): Promise<Tile | null> {
  const { planId, knownTags, ...place } = request;
  const tag = `${TILE_FORMAT}-v${view.version}-${view.reach.slice(0, 16)}`;
  if (knownTags.includes(tag)) return { tag, content: "unchanged" };
  const layer = await layerShapes(world, actor, { tx, layerId: view.layerId });
  if (layer === null) return { tag, content: null };
  // the reach is part of the key: nobody is shown what was cut for somebody who reaches further
  const key = [actor.orgId, planId, view.version, view.reach, resolutionAt(place.z)].join(" ");
  const plan = await world.planShapes.get(key, () =>
    readPlanShapes(tx, { planId, view, layer, zoom: place.z }),
  );
  if (plan === null) return null;
  const units = layer.units.cut(place).map((unit) => withTerritory(unit, plan));
  return { tag, content: encodeTile({ units, territories: plan.outlines.cut(place) }) };
}

function withTerritory(unit: TileFeature, { territoryOf }: PlanShapes): TileFeature {
  const territory = territoryOf.get(positionOf(unit.id));
  return territory === undefined ? unit : { ...unit, tags: { ...unit.tags, territory } };
}
