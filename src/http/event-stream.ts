import { Readable } from "node:stream";
import type { ServerEvent } from "./define-route.ts";

export const DEFAULT_HEARTBEAT_MILLISECONDS = 15_000;

/**
 * Server-sent events as a byte stream. A comment line goes out while nothing happens, so that proxies keep the
 * connection and a client that is gone is noticed; destroying the stream ends the events' iterator.
 */
export function toEventStream(
  events: AsyncIterable<ServerEvent>,
  signal: AbortSignal,
  heartbeatMilliseconds: number,
): Readable {
  return Readable.from(writeEvents(events, signal, heartbeatMilliseconds), { objectMode: false });
}

async function* writeEvents(
  events: AsyncIterable<ServerEvent>,
  signal: AbortSignal,
  heartbeatMilliseconds: number,
): AsyncGenerator<Buffer> {
  const iterator = events[Symbol.asyncIterator]();
  const gone = whenAborted(signal);
  try {
    // headers and a first byte at once: the client knows that it is connected
    yield Buffer.from(": connected\n\n");
    let next = step(iterator);
    while (true) {
      const heartbeat = after(heartbeatMilliseconds);
      const first = await Promise.race([next, heartbeat.done, gone.done]).finally(heartbeat.cancel);
      if (first === "gone") return;
      if (first === "heartbeat") {
        yield Buffer.from(": heartbeat\n\n");
        continue;
      }
      if (first.done) return;
      yield Buffer.from(formatEvent(first.value));
      next = step(iterator);
    }
  } finally {
    gone.cancel();
    // not awaited: an iterator that waits for its next event would never let the stream end
    iterator.return?.()?.catch(() => {});
  }
}

/** The next event; its failure is told by whoever waits for it, and is no stray rejection if nobody does any more. */
function step(iterator: AsyncIterator<ServerEvent>): Promise<IteratorResult<ServerEvent>> {
  const next = iterator.next();
  next.catch(() => {});
  return next;
}

/** The wire form (WHATWG HTML, server-sent events); `data` is JSON and therefore one line. */
export function formatEvent({ event, id, data }: ServerEvent): string {
  const oneLine = (text: string) => text.replaceAll(/[\r\n\0]/g, " ");
  return [
    ...(id === undefined ? [] : [`id: ${oneLine(id)}`]),
    ...(event === undefined ? [] : [`event: ${oneLine(event)}`]),
    `data: ${JSON.stringify(data)}`,
    "\n",
  ].join("\n");
}

function after(milliseconds: number): { readonly done: Promise<"heartbeat">; cancel(): void } {
  let timer: NodeJS.Timeout | undefined;
  const done = new Promise<"heartbeat">((resolve) => {
    timer = setTimeout(() => resolve("heartbeat"), milliseconds);
  });
  return { done, cancel: () => clearTimeout(timer) };
}

function whenAborted(signal: AbortSignal): { readonly done: Promise<"gone">; cancel(): void } {
  let onAbort = () => {};
  const done = new Promise<"gone">((resolve) => {
    onAbort = () => resolve("gone");
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { once: true });
  });
  return { done, cancel: () => signal.removeEventListener("abort", onAbort) };
}
