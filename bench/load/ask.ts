// The second process: asks a server what its standard input says, and prints what it waited for.
import { text } from "node:stream/consumers";
import autocannon from "autocannon";
import { seededRandom } from "../../src/core/search/random.ts";
import type { ClientTask, Editing, Question } from "./questions.ts";

export interface Asking {
  readonly url: string;
  readonly seconds: number;
  readonly clients: readonly ClientTask[];
}

export interface Waited {
  readonly answers: number;
  /** Answers that are no success, and connections that broke. */
  readonly errors: number;
  readonly perSecond: number;
  /** Milliseconds until the whole answer was there; null where there was none. */
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

async function ask({ url, seconds, clients }: Asking): Promise<Waited> {
  const waited: number[] = [];
  let refused = 0;
  let next = 0;
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(
      {
        url,
        connections: clients.length,
        duration: seconds,
        timeout: 60,
        setupClient: (client) => client.setRequests(requestsOf(clients[next++ % clients.length])),
      },
      (error, done) => (error ? reject(error) : resolve(done)),
    );
    running.on("response", (_client, status, _bytes, milliseconds) => {
      waited.push(milliseconds);
      if (status >= 400) refused++;
    });
  });
  waited.sort((a, b) => a - b);
  return {
    answers: waited.length,
    errors: refused + result.errors,
    perSecond: waited.length / result.duration,
    p50: quantile(waited, 0.5),
    p95: quantile(waited, 0.95),
    p99: quantile(waited, 0.99),
  };
}

/** The smallest value that so large a share does not exceed. */
const quantile = (sorted: readonly number[], share: number): number | null =>
  sorted.length === 0 ? null : sorted[Math.ceil(share * sorted.length) - 1];

const requestsOf = (task: ClientTask): autocannon.Request[] =>
  "editing" in task ? [editRequest(task.editing)] : task.questions.map(readRequest);

const readRequest = ({ path, key }: Question): autocannon.Request => ({
  method: "GET",
  path,
  headers: { authorization: `Bearer ${key}` },
});

/** Goes on from the version that it was told last, so that no edit of its own is ever stale. */
function editRequest({ path, keys, units, territories }: Editing): autocannon.Request {
  const random = seededRandom(1, path.length);
  let tag = '"v1"';
  return {
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
  };
}

process.stdout.write(JSON.stringify(await ask(JSON.parse(await text(process.stdin)))));
