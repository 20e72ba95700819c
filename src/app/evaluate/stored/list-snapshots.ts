import { type Outcome, success } from "../../../core/domain/problem.ts";
import { act } from "../../act.ts";
import type { Actor } from "../../ports/actor.ts";
import type { InstantPage } from "../../ports/rows/instant-key.ts";
import type { SnapshotHead } from "../../ports/rows/snapshots.ts";
import type { Store } from "../../ports/store.ts";

/** Snapshots without their results, newest first, a page of them. */
export const listSnapshots = (
  world: { readonly store: Store },
  actor: Actor,
  page: InstantPage,
): Promise<Outcome<readonly SnapshotHead[]>> =>
  act(world, actor, "snapshots:read", async (tx) => success(await tx.snapshots.page(page)));
