import { VectorTile } from "@mapbox/vector-tile";
import Pbf from "pbf";
import { ringArea } from "./ring-area.ts";

export interface ReadFeature {
  readonly id: number | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly rings: number;
  /** In units of the tile squared, holes taken off. */
  readonly area: number;
}

/** Features of a Mapbox vector tile by layer, read by the format's own reader. */
export function readTile(bytes: Uint8Array): Readonly<Record<string, readonly ReadFeature[]>> {
  const { layers } = new VectorTile(new Pbf(bytes));
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, index) => {
        const { id, properties } = layer.feature(index);
        const rings = layer
          .feature(index)
          .loadGeometry()
          .map((ring) => ring.map(({ x, y }) => [x, y]));
        // y runs down in a tile: outer rings have a positive area there (specification, 4.3.4.4)
        return {
          id,
          properties,
          rings: rings.length,
          area: rings.reduce((sum, ring) => sum + ringArea(ring), 0),
        };
      }),
    ]),
  );
}
