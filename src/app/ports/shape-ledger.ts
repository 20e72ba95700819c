import type { ClaimedJob } from "./job-queue.ts";
import type { KeptOutline, ShapeResolution } from "./rows/shapes.ts";

/** A plan whose newest version has no outlines and nobody to derive them. */
export interface UndrawnPlan {
  readonly orgId: string;
  readonly planId: string;
  readonly version: number;
  /** Who made that version. */
  readonly memberId: string;
}

/** What is to be drawn of a territory: outlines that were derived from other units are not in `kept`. */
export interface TerritoryToDraw {
  readonly id: string;
  readonly positions: readonly number[];
  readonly unitsHash: string;
  readonly kept: readonly ShapeResolution[];
}

export interface PlanToDraw {
  readonly layerId: string;
  readonly version: number;
  /** Those that hold units, and those above them. */
  readonly territories: readonly TerritoryToDraw[];
}

/** What workers do to outlines, of any organisation and past every policy: an outline is of the whole territory. */
export interface ShapeLedger {
  /** Plans last changed at least this long ago whose newest version no shapes job was for. */
  findUndrawn(settledSeconds: number): Promise<readonly UndrawnPlan[]>;
  /** False where another job for this plan waits or runs. */
  insertJob(job: UndrawnPlan & { readonly id: string; readonly createdAt: Date }): Promise<boolean>;
  /** As of one instant; null where the plan is gone or its layer has no shapes. */
  read(orgId: string, planId: string): Promise<PlanToDraw | null>;
  /** Gzipped TopoJSON of a layer. */
  layer(orgId: string, layerId: string): Promise<Uint8Array | null>;
  /** Keeps outlines in place of older ones. False, with nothing written, where the claim is no longer the newest. */
  keep(
    claimed: ClaimedJob,
    drawn: {
      readonly planId: string;
      readonly resolution: ShapeResolution;
      readonly outlines: readonly KeptOutline[];
    },
  ): Promise<boolean>;
  /** Says of which version all outlines are now, and ends the job where it has a result. False as with `keep`. */
  end(
    claimed: ClaimedJob,
    drawn: {
      readonly planId: string;
      readonly version: number;
      readonly result: Readonly<Record<string, unknown>> | null;
    },
  ): Promise<boolean>;
}
