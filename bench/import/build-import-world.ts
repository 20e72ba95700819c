import type pg from "pg";
import type { ImportWorld } from "../../src/app/imports/import-world.ts";
import { timeOrderedId } from "../../src/main/time-ordered-id.ts";
import { buildWorld } from "../../src/main.ts";
import { openStore } from "../../src/store/open-store.ts";

/** What an import needs, as the program builds it. */
export function buildImportWorld(pool: pg.Pool): ImportWorld {
  const wallClock = { now: () => new Date() };
  return {
    store: openStore(pool, wallClock),
    wallClock,
    ids: { next: timeOrderedId },
    engine: buildWorld(),
  };
}
