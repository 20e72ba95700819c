import { createServer, connect as dial, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/**
 * What becomes of what is sent. `slow`: every piece arrives 100 ms late; `dripping`: byte by byte; `stalled`: nothing
 * arrives until the line is better, then all of it; `deaf`: what the server answers is lost, which connections do not
 * survive; `cut`: all connections are reset, and new ones at once.
 */
export type LineState = "open" | "slow" | "dripping" | "stalled" | "deaf" | "cut";

export interface Line {
  /** On the loopback address. */
  readonly port: number;
  become(state: LineState): void;
  stop(): Promise<void>;
}

const SLOW_MILLISECONDS = 100;
/** How often a line that is stalled is looked at again. */
const STALLED_MILLISECONDS = 20;

/** A line to a PostgreSQL at a socket file, as bad as it is told to be. */
export async function startLine(socketPath: string): Promise<Line> {
  let state: LineState = "open";
  const clients = new Set<Socket>();
  const resetAll = () => {
    for (const client of clients) client.resetAndDestroy();
  };
  const send = async (to: Socket, chunk: Buffer, isAnswer: boolean) => {
    while (state === "stalled") await wait(STALLED_MILLISECONDS);
    if (state === "slow") await wait(SLOW_MILLISECONDS);
    if (state === "deaf" && isAnswer) return;
    if (state !== "dripping") return void to.write(chunk);
    for (const byte of chunk) to.write(Buffer.of(byte));
  };
  const pump = (from: Socket, to: Socket, isAnswer: boolean) => {
    // one after the other: what is late must not be overtaken
    let sent = Promise.resolve();
    from.setNoDelay(true);
    from.on("data", (chunk) => {
      sent = sent.then(() => send(to, chunk, isAnswer));
    });
    from.on("error", () => {});
    from.on("close", () => {
      clients.delete(from);
      to.destroy();
    });
  };
  const server = createServer((client) => {
    if (state === "cut") return void client.resetAndDestroy();
    clients.add(client);
    const upstream = dial(socketPath);
    pump(client, upstream, false);
    pump(upstream, client, true);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("got no port, expected a free one");
  return {
    port: address.port,
    become: (next) => {
      const before = state;
      state = next;
      if (next === "cut" || before === "deaf") resetAll();
    },
    stop: async () => {
      resetAll();
      await new Promise((closed) => server.close(closed));
    },
  };
}
