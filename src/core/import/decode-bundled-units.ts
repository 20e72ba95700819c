import type { Outcome } from "../domain/problem.ts";
import { decodeTopoJsonUnits } from "./decode-topojson-units.ts";
import type { DecodedUnits } from "./decoded-units.ts";

/** Layers that come with the product (package us-atlas); their code is the feature's id, the name its property `name`. */
export type BundledLayer = "us-county" | "us-state";

const OBJECT_NAMES: Readonly<Record<BundledLayer, string>> = {
  "us-county": "counties",
  "us-state": "states",
};

export function isBundledLayer(name: string): name is BundledLayer {
  return Object.hasOwn(OBJECT_NAMES, name);
}

/** Units of a bundled layer from the us-atlas TopoJSON (`counties-10m.json` holds both layers). */
export function decodeBundledUnits(layer: BundledLayer, atlas: unknown): Outcome<DecodedUnits> {
  return decodeTopoJsonUnits(atlas, layer, { objectName: OBJECT_NAMES[layer] });
}
