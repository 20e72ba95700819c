/** shpjs ships no types; only what we call is declared. */
declare module "shpjs" {
  /** Reads a zip into one GeoJSON collection, or a list of them where it holds several shapefiles. */
  export function parseZip(bytes: Uint8Array | ArrayBuffer): Promise<unknown>;
}
