/** A map file that the administrator lets lie under the units, open to be read. */
export interface BackgroundTiles {
  /** `vector`: Mapbox vector tiles; `raster`: pictures. */
  readonly kind: "vector" | "raster";
  readonly mediaType: string;
  /** Deepest zoom that it holds. */
  readonly maxZoom: number;
  /** Names of the layers in its vector tiles; none for pictures. */
  readonly layers: readonly string[];
  /** A tile, unpacked; null: it holds none there. */
  read(place: { readonly z: number; readonly x: number; readonly y: number }): Promise<Uint8Array | null>;
}
