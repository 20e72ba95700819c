import type { IncomingHttpHeaders } from "node:http";
import type { Store } from "../../app/ports/store.ts";
import { getLayerTile } from "../../app/tiles/get-layer-tile.ts";
import { getPlanTile } from "../../app/tiles/get-plan-tile.ts";
import type { Tile } from "../../app/tiles/tile.ts";
import { openTileWorld, type TileWorld } from "../../app/tiles/tile-world.ts";
import { layerTileParams, planTileParams } from "../../contract/tiles.ts";
import { answer } from "../answer.ts";
import { content, defineRoute, empty, type RouteModule } from "../define-route.ts";

/** Layers and plans as Mapbox vector tiles. */
export function tileRoutes(world: { readonly store: Store }): RouteModule {
  const tileWorld = openTileWorld(world);
  return { name: "tiles", routes: [layerTileRoute(tileWorld), planTileRoute(tileWorld)] };
}

const MEDIA_TYPE = "application/vnd.mapbox-vector-tile";

const SHARED = {
  method: "GET",
  tags: ["tiles"],
  responses: {
    200: content(MEDIA_TYPE, "A vector tile, version 2, extent 4096"),
    204: empty("Nothing lies in this tile"),
    304: empty("The tile named by If-None-Match is still this one"),
  },
} as const;

const layerTileRoute = (world: TileWorld) =>
  defineRoute({
    ...SHARED,
    url: "/v1/layers/:layerId/tiles/:z/:x/:y",
    action: "layers:read",
    summary: "Units of a layer as a vector tile",
    description: "Layer `units`: id = position + 1, properties `code` and `name`.",
    params: layerTileParams,
    handler: async ({ actor, params, headers }) =>
      answer(await getLayerTile(world, actor, { ...params, knownTags: knownTags(headers) }), presentTile),
  });

const planTileRoute = (world: TileWorld) =>
  defineRoute({
    ...SHARED,
    url: "/v1/plans/:planId/tiles/:z/:x/:y",
    action: "plans:read",
    summary: "A plan as a vector tile: units, and territories within reach",
    description:
      "Layer `units`: id = position + 1, properties `code`, `name` and, where its territory is within reach, " +
      "`territory` (its code). Layer `territories`: outlines with the properties `code` and `name`. The ETag changes " +
      "with the plan's version and with what the member reaches.",
    params: planTileParams,
    handler: async ({ actor, params, headers }) =>
      answer(await getPlanTile(world, actor, { ...params, knownTags: knownTags(headers) }), presentTile),
  });

function presentTile({ tag, content: body }: Tile) {
  // kept by the browser alone, and asked for again each time: rights may have changed
  const headers = { etag: `"${tag}"`, "cache-control": "private, no-cache" };
  if (body === "unchanged") return { status: 304 as const, headers };
  return body === null ? { status: 204 as const, headers } : { status: 200 as const, body, headers };
}

/** The tags of an If-None-Match, strong or weak alike (RFC 9110, 13.1.2). */
function knownTags(headers: IncomingHttpHeaders): readonly string[] {
  return [...(headers["if-none-match"] ?? "").matchAll(/"([^"]*)"/g)].map(([, tag]) => tag);
}
