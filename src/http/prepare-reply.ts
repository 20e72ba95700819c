import type { Readable } from "node:stream";
import { z } from "zod";
import { BrokenInvariant } from "../contract/outcome.ts";
import type { Reply, ResponseSpec, Route, ServerEvent } from "./define-route.ts";
import { toEventStream } from "./event-stream.ts";
import { versionTag } from "./version-tag.ts";

type Headers = Readonly<Record<string, string | readonly string[]>>;

/** A response as it goes out; header names in lower case. */
export interface PreparedReply {
  readonly status: number;
  readonly headers: Headers;
  readonly payload: string | Uint8Array | Readable | undefined;
}

interface StreamOptions {
  readonly signal: AbortSignal;
  readonly heartbeatMilliseconds: number;
}

/** Checks a handler's reply against what the route declares and puts it on the wire's form; a mismatch is our bug. */
export function prepareReply(route: Route, reply: Reply, options: StreamOptions): PreparedReply {
  const spec = route.responses[reply.status];
  if (spec === undefined) {
    throw new BrokenInvariant(
      `got status ${reply.status} from ${route.operationId}, expected one it declares: ${Object.keys(route.responses)}`,
    );
  }
  const { headers, payload } = renderBody(route, spec, reply.body, options);
  return {
    status: reply.status,
    headers: {
      ...headers,
      ...(reply.version === undefined ? {} : { etag: versionTag(reply.version) }),
      ...lowerCased(reply.headers ?? {}),
    },
    payload,
  };
}

function renderBody(
  route: Route,
  spec: ResponseSpec,
  body: unknown,
  options: StreamOptions,
): Pick<PreparedReply, "headers" | "payload"> {
  if (spec instanceof z.ZodType) {
    const parsed = spec.safeParse(body);
    if (!parsed.success) {
      throw new BrokenInvariant(
        `got a reply of ${route.operationId} that its schema refuses: ${z.prettifyError(parsed.error)}`,
      );
    }
    return {
      headers: { "content-type": "application/json; charset=utf-8" },
      payload: JSON.stringify(parsed.data),
    };
  }
  switch (spec.kind) {
    case "content":
      return {
        headers: { "content-type": spec.contentType },
        payload: body as string | Uint8Array | Readable,
      };
    case "events":
      return {
        headers: { "content-type": "text/event-stream", "x-accel-buffering": "no" },
        payload: toEventStream(
          body as AsyncIterable<ServerEvent>,
          options.signal,
          options.heartbeatMilliseconds,
        ),
      };
    case "empty":
      return { headers: {}, payload: undefined };
  }
}

const lowerCased = (headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
