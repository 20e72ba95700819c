import { open } from "node:fs/promises";
import { PMTiles, type Source, TileType } from "pmtiles";
import type { BackgroundTiles } from "../app/ports/background-tiles.ts";
import { failure, type Outcome, success } from "../core/domain/problem.ts";

/** What browsers draw; AVIF and other kinds are not among what the map's library reads. */
const MEDIA_TYPES: ReadonlyMap<TileType, string> = new Map([
  [TileType.Mvt, "application/vnd.mapbox-vector-tile"],
  [TileType.Png, "image/png"],
  [TileType.Jpeg, "image/jpeg"],
  [TileType.Webp, "image/webp"],
]);

/** A map in one file (PMTiles, version 3), of which parts are read as they are asked for. Problem SET-105. */
export async function openMapFile(path: string): Promise<Outcome<BackgroundTiles>> {
  const refuse = (cause: string) =>
    failure([
      {
        code: "SET-105",
        where: { file: "environment", item: "WILAYAH_MAP_FILE" },
        cause: `${path} cannot be used as a map: ${cause}`,
        fix: "name a .pmtiles file (version 3) of vector tiles, PNG, JPEG or WebP that this user may read, or remove it",
      },
    ]);
  try {
    const archive = new PMTiles(sourceOf(path));
    const { tileType, maxZoom } = await archive.getHeader();
    const mediaType = MEDIA_TYPES.get(tileType);
    if (mediaType === undefined) return refuse("its tiles are of a kind that is not drawn here");
    const kind = tileType === TileType.Mvt ? "vector" : "raster";
    return success({
      ...{ kind, mediaType, maxZoom },
      layers: kind === "vector" ? layersOf(await archive.getMetadata()) : [],
      read: async ({ z, x, y }) => {
        const tile = await archive.getZxy(z, x, y);
        return tile === undefined ? null : new Uint8Array(tile.data);
      },
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** The file is open only while it is read. */
const sourceOf = (path: string): Source => ({
  getKey: () => path,
  getBytes: async (offset, length) => {
    const file = await open(path, "r");
    try {
      const bytes = new Uint8Array(length);
      const { bytesRead } = await file.read(bytes, 0, length, offset);
      return { data: bytes.buffer.slice(0, bytesRead) };
    } finally {
      await file.close();
    }
  },
});

function layersOf(metadata: unknown): readonly string[] {
  const { vector_layers: layers } = (metadata ?? {}) as { readonly vector_layers?: unknown };
  if (!Array.isArray(layers)) return [];
  return layers.flatMap((layer: { readonly id?: unknown }) =>
    typeof layer.id === "string" ? [layer.id] : [],
  );
}
