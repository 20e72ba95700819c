import { createHash } from "node:crypto";
import type { z } from "zod";
import { failure, type Outcome, success } from "../contract/outcome.ts";

/**
 * Keyset paging: a cursor holds the sort key of the last row sent. It carries a checksum over list and key, so that a
 * cursor that was cut, altered or taken from another list is refused. It is no secret and grants nothing: whoever
 * makes one up gets rows he may see anyway, starting elsewhere.
 */
export function encodeCursor(list: string, key: readonly (string | number | null)[]): string {
  const json = JSON.stringify(key);
  return Buffer.from(checksum(list, json) + json, "utf8").toString("base64url");
}

/** Reads a cursor of this list back; `shape` is the zod tuple of the list's sort key. */
export function decodeCursor<Key>(list: string, cursor: string, shape: z.ZodType<Key>): Outcome<Key> {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  const json = text.slice(CHECKSUM_LENGTH);
  if (text.slice(0, CHECKSUM_LENGTH) !== checksum(list, json)) return refused();
  const key = shape.safeParse(parseJson(json));
  return key.success ? success(key.data) : refused();
}

/** Undefined, which no key is, where it is no JSON: the checksum can be computed by anybody. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const CHECKSUM_LENGTH = 12;

const checksum = (list: string, json: string): string =>
  createHash("sha256").update(`${list}\n${json}`).digest("hex").slice(0, CHECKSUM_LENGTH);

const refused = () =>
  failure([
    {
      code: "HTTP-141",
      where: { file: "query", item: "/after" },
      cause: "this is not a cursor of this list",
      fix: "give `next` of the page before as it is, or leave `after` out to start anew",
    },
  ]);
