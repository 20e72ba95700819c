// The second process of a mix: every connection asks once a second, at a moment of its own.
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import autocannon from "autocannon";
import { KINDS, type Kind, type MixedClient } from "./mixed-load.ts";
import type { Editing } from "./questions.ts";
import { editRequests, quantile, readRequest } from "./requests.ts";

export interface MixedAsking {
  readonly url: string;
  readonly seconds: number;
  readonly clients: readonly MixedClient[];
}

export interface MixedWaited {
  readonly perSecond: number;
  /** Answers that are no success, and connections that broke or waited for 10 s. */
  readonly errors: number;
  /** Milliseconds until the whole answer was there. */
  readonly kinds: readonly {
    readonly kind: Kind;
    readonly answers: number;
    readonly p50: number | null;
    readonly p95: number | null;
    readonly p99: number | null;
  }[];
}

async function ask({ url, seconds, clients }: MixedAsking): Promise<MixedWaited> {
  const waited = new Map<Kind, number[]>(KINDS.map((kind) => [kind, []]));
  let errors = 0;
  const askAs = async ({ questions, editing }: MixedClient, index: number) => {
    const edit = editing === null ? null : editRequests(editing, await tagOf(url, editing));
    const requests = questions.map(({ question }) => {
      if (question !== null) return readRequest(question);
      if (edit === null) throw new Error("got an edit of a client without a draft");
      return edit();
    });
    let answered = 0;
    await wait((1000 * index) / clients.length);
    const result = await new Promise<autocannon.Result>((resolve, reject) => {
      const running = autocannon(
        { url, connections: 1, connectionRate: 1, duration: seconds, timeout: 10, requests },
        (error, done) => (error ? reject(error) : resolve(done)),
      );
      running.on("response", (_client, status, _bytes, milliseconds) => {
        // one at a time: answers come in the order of the questions
        waited.get(questions[answered++ % questions.length].kind)?.push(milliseconds);
        if (status >= 400) errors++;
      });
    });
    errors += result.errors;
  };
  await Promise.all(clients.map(askAs));
  const kinds = [...waited].map(([kind, times]) => {
    times.sort((a, b) => a - b);
    const at = (share: number) => quantile(times, share);
    return { kind, answers: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
  });
  const answers = kinds.reduce((sum, kind) => sum + kind.answers, 0);
  return { perSecond: answers / seconds, errors, kinds };
}

/** Of the draft, as an earlier mix left it. */
async function tagOf(url: string, { path, keys }: Editing): Promise<string> {
  const answer = await fetch(`${url}${path.replace(/\/changes$/, "")}`, {
    headers: { authorization: `Bearer ${keys[0]}` },
  });
  return answer.headers.get("etag") ?? "";
}

process.stdout.write(JSON.stringify(await ask(JSON.parse(await text(process.stdin)))));
