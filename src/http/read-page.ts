import type { z } from "zod";
import { type Outcome, success } from "../contract/outcome.ts";
import { decodeCursor, encodeCursor } from "./keyset-cursor.ts";

interface PageSpec<Item, Key extends readonly (string | number | null)[], View> {
  /** Name of the list: a cursor of one list is refused by another. */
  readonly list: string;
  readonly query: { readonly limit: number; readonly after?: string | undefined };
  /** Shape of the sort key. */
  readonly key: z.ZodType<Key>;
  readonly keyOf: (item: Item) => Key;
  /** At most `limit` items, from after `after`. */
  readonly read: (limit: number, after: Key | null) => Promise<Outcome<readonly Item[]>>;
  readonly present: (item: Item) => View;
}

/** Answers one page of a keyset list. One item more than wanted is read, to know whether there is another page. */
export async function readPage<Item, const Key extends readonly (string | number | null)[], View>(
  spec: PageSpec<Item, Key, View>,
) {
  const { list, query, keyOf, present } = spec;
  const after = query.after === undefined ? success(null) : decodeCursor(list, query.after, spec.key);
  if (!after.ok) return after;
  const found = await spec.read(query.limit + 1, after.value);
  if (!found.ok) return found;
  const items = found.value.slice(0, query.limit);
  const next = found.value.length > query.limit ? encodeCursor(list, keyOf(items[items.length - 1])) : null;
  return { status: 200 as const, body: { items: items.map(present), next } };
}
