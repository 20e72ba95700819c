import { type Outcome, success } from "../../core/domain/problem.ts";
import { createTownBook, type Town, type TownBook, type TownQuery } from "../../core/import/town-book.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Store } from "../ports/store.ts";
import type { BundledLayers } from "../ports.ts";
import { invalid } from "../refuse.ts";

/** Finds where a town lies. */
export interface TownFinder {
  /** Own places before the world's towns. Problem: APP-422 no such town, or several. */
  find(actor: Actor, query: TownQuery): Promise<Outcome<Pick<Town, "lon" | "lat">>>;
}

/** The world's towns are read when first asked for, and kept; own places are read anew, as imports change them. */
export function openTownFinder(world: {
  readonly store: Store;
  readonly engine: { readonly layers: Pick<BundledLayers, "towns"> };
}): TownFinder {
  let bundled: Promise<TownBook> | undefined;
  return {
    find: async (actor, query) => {
      const own = await act(world, actor, "layers:read", async (tx) => success(await tx.places.all()));
      if (!own.ok) return own;
      let found = createTownBook(own.value, []).find(query);
      if (found.kind === "unknown") {
        bundled ??= world.engine.layers.towns().then((towns) => createTownBook([], towns));
        found = (await bundled).find(query);
      }
      if (found.kind === "found") return success(found.town);
      const cause =
        found.kind === "unknown"
          ? `no town "${query.name}" is known`
          : `${found.candidates.length} towns are called "${query.name}"`;
      return invalid("/city", cause, "name its state and country beside it, or give lon and lat");
    },
  };
}
