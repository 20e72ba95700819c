import type autocannon from "autocannon";
import { seededRandom } from "../../src/core/search/random.ts";
import type { Editing, Question } from "./questions.ts";

/** The smallest value that so large a share does not exceed; null of nothing. */
export const quantile = (sorted: readonly number[], share: number): number | null =>
  sorted.length === 0 ? null : sorted[Math.ceil(share * sorted.length) - 1];

export const readRequest = ({ path, key }: Question): autocannon.Request => ({
  method: "GET",
  path,
  headers: { authorization: `Bearer ${key}` },
});

/** Edits that each go on from the version that the last one was told, so that none of them is ever stale. */
export function editRequests(
  { path, keys, units, territories }: Editing,
  firstTag: string,
): () => autocannon.Request {
  const random = seededRandom(1, path.length);
  let tag = firstTag;
  return () => ({
    method: "POST",
    path,
    setupRequest: (request) => ({
      ...request,
      headers: {
        authorization: `Bearer ${keys[random.below(keys.length)]}`,
        "content-type": "application/json",
        "if-match": tag,
      },
      body: JSON.stringify({
        reason: "bench",
        units: [
          {
            unit: units[random.below(units.length)],
            territory: territories[random.below(territories.length)],
          },
        ],
      }),
    }),
    onResponse: (_status, _body, _context, headers) => {
      const told = headers?.etag ?? (headers as Record<string, string> | undefined)?.ETag;
      if (told !== undefined) tag = told;
    },
  });
}
