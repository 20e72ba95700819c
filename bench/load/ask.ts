// The second process: asks a server what its standard input says, and prints what it waited for.
import { text } from "node:stream/consumers";
import autocannon from "autocannon";
import type { ClientTask } from "./questions.ts";
import { editRequests, quantile, readRequest } from "./requests.ts";

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

const requestsOf = (task: ClientTask): autocannon.Request[] =>
  "editing" in task ? [editRequests(task.editing, '"v1"')()] : task.questions.map(readRequest);

process.stdout.write(JSON.stringify(await ask(JSON.parse(await text(process.stdin)))));
