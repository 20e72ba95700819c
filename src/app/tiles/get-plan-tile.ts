import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { TilePlace } from "../ports/map-thread.ts";
import type { PlanView } from "../ports/rows/shapes.ts";
import { notFound } from "../refuse.ts";
import { resolutionAt } from "./derive-outline.ts";
import { orderTile } from "./order-tile.ts";
import { readPlanDrawing } from "./read-plan-drawing.ts";
import { TILE_FORMAT, type Tile } from "./tile.ts";
import type { TileWorld } from "./tile-world.ts";

export interface PlanTileRequest extends TilePlace {
  readonly planId: string;
  /** Tags of the tiles that the asker has. */
  readonly knownTags: readonly string[];
}

const ACTION = "plans:read";

/**
 * A plan as a vector tile: every unit of its layer with the code of its territory, and the outlines of territories,
 * both as far as the actor reaches. Outlines are derived by a job: those that the newest version changed come later.
 * Problem: APP-404.
 */
export async function getPlanTile(
  world: TileWorld,
  actor: Actor,
  request: PlanTileRequest,
): Promise<Outcome<Tile>> {
  const { planId, knownTags } = request;
  for (;;) {
    const found = await act(world, actor, ACTION, async (tx) => {
      const view = await tx.shapes.view(planId);
      return view === null ? notFound("plan", planId) : success(view);
    });
    if (!found.ok) return found;
    const view = found.value;
    const tile = { tag: tagOf(view), isPending: view.drawnVersion !== view.version };
    if (knownTags.includes(tile.tag)) return success({ ...tile, content: "unchanged" });
    const cut = await cutTile(world, actor, { view, request });
    if (!cut.ok) return cut;
    // else somebody changed the plan in between: what is asked for is its new version
    if (cut.value !== "overtaken") return success({ ...tile, content: cut.value });
  }
}

const tagOf = ({ version, drawnVersion, reach }: PlanView): string =>
  `${TILE_FORMAT}-v${version}-${drawnVersion ?? "none"}-${reach.slice(0, 16)}`;

function cutTile(
  world: TileWorld,
  actor: Actor,
  { view, request }: { readonly view: PlanView; readonly request: PlanTileRequest },
): Promise<Outcome<Uint8Array | null | "overtaken">> {
  const { planId, knownTags: _, ...place } = request;
  const { layerId, version, drawnVersion, reach } = view;
  const resolution = resolutionAt(place.z);
  // the reach is part of the key: nobody is shown what was cut for somebody who reaches further
  const key = [actor.orgId, planId, version, drawnVersion, reach, resolution].join(" ");
  const read = () =>
    act(world, actor, ACTION, async (tx) => success(await readPlanDrawing(tx, { planId, view, resolution })));
  return orderTile(world, actor, { action: ACTION, place, layerId, plan: { key, read } });
}
