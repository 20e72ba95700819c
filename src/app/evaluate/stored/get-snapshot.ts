import { type Outcome, success } from "../../../core/domain/problem.ts";
import { act } from "../../act.ts";
import type { Actor } from "../../ports/actor.ts";
import type { Snapshot } from "../../ports/rows/snapshots.ts";
import type { Store } from "../../ports/store.ts";
import { notFound } from "../../refuse.ts";

/** One snapshot with its result. Problem: APP-404. */
export const getSnapshot = (
  world: { readonly store: Store },
  actor: Actor,
  { snapshotId }: { readonly snapshotId: string },
): Promise<Outcome<Snapshot>> =>
  act(world, actor, "snapshots:read", async (tx) => {
    const snapshot = await tx.snapshots.find(snapshotId);
    return snapshot === null ? notFound("snapshot", snapshotId) : success(snapshot);
  });
