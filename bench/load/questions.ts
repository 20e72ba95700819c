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
  const each = (name: string, ask: (random: ReturnType<typeof seededRandom>) => Question): Load => ({
    name,
    clients: Array.from({ length: clients }, (_, client) => {
      const random = seededRandom(client, name.length);
      return { questions: Array.from({ length: QUESTIONS }, () => ask(random)) };
    }),
  });
  const ask = listQuestions(store);
  return [
    each("one territory, its rep", ask.ownTerritory),
    each("one territory, sales operations", ask.territory),
    each("accounts of one territory, its rep", ask.ownAccounts),
    each("200 territories, sales operations", ask.territories),
    each("accounts, page 1, sales operations", ask.accounts),
    each("accounts, page in the middle", ask.middleAccounts),
    each("accounts, page 1, a rep", ask.repAccounts),
    each("plan tile, sales operations", ask.tile),
    {
      name: "edit of one unit",
      clients: Array.from({ length: clients }, (_, client) => ({
        editing: editingOf(store, client),
      })),
    },
  ];
}

type Random = ReturnType<typeof seededRandom>;

/** Each question of a kind, about something else every time. */
export function listQuestions({ planId, reps, offices, middleAccount }: FilledStore) {
  const plan = `/v1/plans/${planId}`;
  const territory = (id: string) => `${plan}/territories/${id}`;
  const after = encodeCursor("accounts", [middleAccount]);
  const pick = <T>(list: readonly T[], random: Random): T => list[random.below(list.length)];
  const office = (random: Random, path: string): Question => ({ key: pick(offices, random), path });
  return {
    ownTerritory: (random: Random): Question => {
      const { key, territoryId } = pick(reps, random);
      return { key, path: territory(territoryId) };
    },
    territory: (random: Random) => office(random, territory(pick(reps, random).territoryId)),
    ownAccounts: (random: Random): Question => {
      const { key, territoryId } = pick(reps, random);
      return { key, path: `/v1/accounts?territoryId=${territoryId}` };
    },
    territories: (random: Random) => office(random, `${plan}/territories?limit=200`),
    accounts: (random: Random) => office(random, "/v1/accounts"),
    middleAccounts: (random: Random) => office(random, `/v1/accounts?after=${after}`),
    repAccounts: (random: Random): Question => ({ key: pick(reps, random).key, path: "/v1/accounts" }),
    tile: (random: Random) =>
      office(
        random,
        `${plan}/tiles/${tileAt(pick(ZOOMS, random), 105 + 9 * random.next(), -4 - 9 * random.next())}`,
      ),
  };
}

/** What the n-th editor does: a draft of their own, by turns in the names of some of sales operations. */
export const editingOf = (
  { draftIds, offices, unitCodes, territoryCodes }: FilledStore,
  editor: number,
): Editing => ({
  path: `/v1/plans/${draftIds[editor]}/changes`,
  keys: offices.filter((_, office) => office % draftIds.length === editor),
  units: unitCodes,
  territories: territoryCodes,
});

/** The tile of a zoom that a place lies in. */
function tileAt(zoom: number, lon: number, lat: number): string {
  const size = 2 ** zoom;
  const mercator = Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI;
  return `${zoom}/${Math.floor(((lon + 180) / 360) * size)}/${Math.floor(((1 - mercator) / 2) * size)}`;
}
