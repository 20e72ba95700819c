import { z } from "zod";
import type { Route } from "./define-route.ts";

/** Headers that answers carry beside their content type, as `components.headers` of the OpenAPI document. */
export const HEADERS = {
  "X-Request-Id": text("Names the request in the server's log."),
  ETag: text('The version answered, such as `"v7"`: send it as If-Match with a change.'),
  Location: text("Path of what was made, where it has one of its own, or of where to go on."),
  "Retry-After": { description: "Seconds until it can be tried again.", schema: { type: "integer" } },
  RateLimit: text('What is left of the minute\'s allowance: `"read";r=1199;t=60`, requests and seconds.'),
  "RateLimit-Policy": text('The allowance of the operation\'s class: `"read";q=1200;w=60`.'),
  "WWW-Authenticate": text("How to say who one is."),
  "Idempotency-Replayed": text("`true`: the first answer to this Idempotency-Key, repeated."),
} as const;

type HeaderName = keyof typeof HEADERS;

/** Which of them the answers of this status may have. */
export function headersOf(route: Route, status: number): readonly HeaderName[] {
  const isDone = status < 400;
  const names: readonly (HeaderName | false)[] = [
    "X-Request-Id",
    "RateLimit",
    "RateLimit-Policy",
    ((isDone && hasTag(route)) || status === 412) && "ETag",
    [201, 202, 303].includes(status) && "Location",
    (status === 429 || status === 503) && "Retry-After",
    status === 401 && "WWW-Authenticate",
    route.idempotent === true && "Idempotency-Replayed",
  ];
  return names.filter((name) => name !== false);
}

/** What has a version is answered with its tag; so is what If-None-Match is taken for. */
function hasTag(route: Route): boolean {
  if (route.tagged) return true;
  return Object.entries(route.responses).some(
    ([status, spec]) =>
      status === "304" ||
      (spec instanceof z.ZodObject && VERSIONS.some((name) => spec.shape[name] instanceof z.ZodNumber)),
  );
}

const VERSIONS = ["version", "planVersion"];

function text(description: string) {
  return { description, schema: { type: "string" } } as const;
}
