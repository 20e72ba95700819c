import type { Ids, WallClock } from "../ports/clock-and-ids.ts";
import type { Store } from "../ports/store.ts";

export { act } from "../act.ts";

/** What use cases about plans need from the world. */
export interface PlanWorld {
  readonly store: Store;
  readonly wallClock: WallClock;
  readonly ids: Ids;
}
