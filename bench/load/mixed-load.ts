import { seededRandom } from "../../src/core/search/random.ts";
import type { FilledStore } from "./fill-store.ts";
import { type Editing, editingOf, listQuestions, type Question } from "./questions.ts";

/** What a request is counted as. */
export const KINDS = ["read", "list", "write"] as const;
export type Kind = (typeof KINDS)[number];

/** One connection, which asks once a second. */
export interface MixedClient {
  /** A null is an edit. */
  readonly questions: readonly { readonly kind: Kind; readonly question: Question | null }[];
  readonly editing: Editing | null;
}

const SHARE = { read: 0.8, list: 0.15, write: 0.05 };

/**
 * So many connections as requests per second: 80 % read one thing or a page, 15 % list all territories or draw a tile,
 * 5 % edit. The edits come from as many connections as there are drafts. Seeded.
 */
export function mixRequests(store: FilledStore, perSecond: number, seconds: number): readonly MixedClient[] {
  const ask = listQuestions(store);
  const reads = [
    ask.ownTerritory,
    ask.ownAccounts,
    ask.territory,
    ask.accounts,
    ask.repAccounts,
    ask.middleAccounts,
  ];
  const lists = [ask.territories, ask.tile, ask.tile];
  const editors = Math.min(perSecond, store.draftIds.length);
  const writeShare = (SHARE.write * perSecond) / editors;
  if (writeShare > 1)
    throw new RangeError(`got ${editors} drafts, expected one edit a second of each at most`);
  return Array.from({ length: perSecond }, (_, client) => {
    const random = seededRandom(client, 17);
    const isEditor = client < editors;
    const questions = Array.from({ length: seconds + 2 }, () => {
      if (isEditor && random.next() < writeShare) return { kind: "write" as const, question: null };
      const isList = random.next() < SHARE.list / (SHARE.read + SHARE.list);
      const choices = isList ? lists : reads;
      const kind: Kind = isList ? "list" : "read";
      return { kind, question: choices[random.below(choices.length)](random) };
    });
    return { questions, editing: isEditor ? editingOf(store, client) : null };
  });
}
