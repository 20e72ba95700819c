/** Only what is used of it; the package has no types. */
declare module "vt-pbf" {
  /** Layers by name, their features as geojson-vt cuts them, as a Mapbox vector tile, not compressed. */
  export function fromGeojsonVt(
    layers: Readonly<Record<string, { readonly features: readonly object[] }>>,
    options?: { readonly version?: number; readonly extent?: number },
  ): Uint8Array;
}
