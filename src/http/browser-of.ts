import type { Browser } from "../app/ports/sign-ins.ts";
import type { RouteContext } from "./define-route.ts";

type Sent = Pick<RouteContext<null, unknown, unknown, unknown, null>, "headers" | "address">;

/** What sign-in and sessions want to know of a request. */
export const browserOf = ({ headers, address }: Sent): Browser => ({
  cookie: headers.cookie ?? null,
  address,
  userAgent: headers["user-agent"] ?? null,
});
