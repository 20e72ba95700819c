import { seededRandom } from "../../src/core/search/random.ts";
import { encodeCursor } from "../../src/http/keyset-cursor.ts";
import type { FilledStore } from "./fill-store.ts";

export interface Question {
  readonly path: string;
  /** API key of who asks. */
  readonly key: string;
}

/** Moves one unit at a time within a draft, each on the version that the last answer named. */
export interface Editing {
  readonly path: string;
  readonly keys: readonly string[];
  readonly units: readonly string[];
  readonly territories: readonly string[];
}

/** What one client asks, over and over. */
export type ClientTask = { readonly questions: readonly Question[] } | { readonly editing: Editing };

export interface Load {
  readonly name: string;
  /** One per client. */
  readonly clients: readonly ClientTask[];
}

/** Different ones per client before they begin anew. */
const QUESTIONS = 500;
/** Tiles about as wide as 3 territories, and as 30. */
const ZOOMS = [9, 6];

/** What is measured, in this order. */
export function listLoads(store: FilledStore, clients: number): readonly Load[] {
  const { planId, reps, offices } = store;
  const plan = `/v1/plans/${planId}`;
  const territory = (id: string) => `${plan}/territories/${id}`;
  const after = encodeCursor("accounts", [store.middleAccount]);
  const each = (name: string, ask: (random: ReturnType<typeof seededRandom>) => Question): Load => ({
    name,
    clients: Array.from({ length: clients }, (_, client) => {
      const random = seededRandom(client, name.length);
      return { questions: Array.from({ length: QUESTIONS }, () => ask(random)) };
    }),
  });
  const pick = <T>(list: readonly T[], random: ReturnType<typeof seededRandom>): T =>
    list[random.below(list.length)];
  return [
    each("one territory, its rep", (random) => {
      const { key, territoryId } = pick(reps, random);
      return { key, path: territory(territoryId) };
    }),
    each("one territory, sales operations", (random) => ({
      key: pick(offices, random),
      path: territory(pick(reps, random).territoryId),
    })),
    each("accounts of one territory, its rep", (random) => {
      const { key, territoryId } = pick(reps, random);
      return { key, path: `/v1/accounts?territoryId=${territoryId}` };
    }),
    each("200 territories, sales operations", (random) => ({
      key: pick(offices, random),
      path: `${plan}/territories?limit=200`,
    })),
    each("accounts, page 1, sales operations", (random) => ({
      key: pick(offices, random),
      path: "/v1/accounts",
    })),
    each("accounts, page in the middle", (random) => ({
      key: pick(offices, random),
      path: `/v1/accounts?after=${after}`,
    })),
    each("accounts, page 1, a rep", (random) => ({ key: pick(reps, random).key, path: "/v1/accounts" })),
    each("plan tile, sales operations", (random) => ({
      key: pick(offices, random),
      path: `${plan}/tiles/${tileAt(pick(ZOOMS, random), 105 + 9 * random.next(), -4 - 9 * random.next())}`,
    })),
    {
      name: "edit of one unit",
      clients: Array.from({ length: clients }, (_, client) => ({
        editing: {
          path: `/v1/plans/${store.draftIds[client]}/changes`,
          keys: offices.filter((_, office) => office % clients === client),
          units: store.unitCodes,
          territories: store.territoryCodes,
        },
      })),
    },
  ];
}

/** The tile of a zoom that a place lies in. */
function tileAt(zoom: number, lon: number, lat: number): string {
  const size = 2 ** zoom;
  const mercator = Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI;
  return `${zoom}/${Math.floor(((lon + 180) / 360) * size)}/${Math.floor(((1 - mercator) / 2) * size)}`;
}
