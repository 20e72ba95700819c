import { type Outcome, success } from "../../core/domain/problem.ts";
import type { UnitLayer } from "../../core/domain/unit-layer.ts";
import type { Ids, WallClock } from "../ports/clock-and-ids.ts";
import type { Transaction } from "../ports/store.ts";
import { writeTopology } from "./layer-topology.ts";
import { numericMeasures } from "./numeric-measures.ts";

export interface StoredLayer {
  readonly layerId: string;
  /** One per unit, in the layer's order. */
  readonly unitIds: readonly string[];
}

/** Keeps a layer as it was read: units, shapes, adjacency, and its numeric columns as activity measures. */
export async function storeLayer(
  tx: Transaction,
  { clock, ids }: { readonly clock: WallClock; readonly ids: Ids },
  given: { readonly name: string; readonly credit: string; readonly layer: UnitLayer },
): Promise<Outcome<StoredLayer>> {
  const layerId = ids.next();
  const unitIds = given.layer.codes.map(() => ids.next());
  await tx.catalogue.insertLayer({
    ...given,
    id: layerId,
    unitIds,
    createdAt: clock.now(),
    topology: writeTopology(given.layer),
    measures: numericMeasures(given.layer),
  });
  await tx.audit.append({
    action: "layers:edit",
    objectKind: "layer",
    objectId: layerId,
    detail: { name: given.name, units: unitIds.length },
  });
  return success({ layerId, unitIds });
}
