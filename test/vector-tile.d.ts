/** Only what is used of these packages, which have no types. */
declare module "@mapbox/vector-tile" {
  export class VectorTile {
    constructor(reader: import("pbf"));
    readonly layers: Readonly<Record<string, VectorTileLayer>>;
  }
  interface VectorTileLayer {
    readonly length: number;
    feature(index: number): VectorTileFeature;
  }
  interface VectorTileFeature {
    readonly id: number | undefined;
    readonly properties: Readonly<Record<string, unknown>>;
    loadGeometry(): readonly (readonly { readonly x: number; readonly y: number }[])[];
  }
}

declare module "pbf" {
  class Pbf {
    constructor(bytes: Uint8Array);
  }

  export = Pbf;
}
