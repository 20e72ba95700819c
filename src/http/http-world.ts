import type { Registry } from "prom-client";
import type { Actor } from "../app/ports/actor.ts";
import type { IdempotencyStore } from "../app/ports/idempotency.ts";
import type { Studio } from "../app/ports/server-world.ts";
import type { StoreTrouble } from "../app/ports/store-trouble.ts";
import type { CostClass } from "./define-route.ts";

/** What tells who asks. Header names are lower-case; several values of one name come as a list. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly cookies: Readonly<Record<string, string | undefined>>;
}

export interface ReadinessCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Requests of one member (or, where nobody is signed in, one address) per minute. */
export type RateLimits = Readonly<Record<CostClass, number>>;

/** What the HTTP kernel needs from the world. */
export interface HttpWorld {
  readonly version: string;
  /** Null: nobody is signed in, or the credentials are wrong, expired or revoked. */
  readonly authenticate: (credentials: Credentials) => Promise<Actor | null>;
  readonly isReady: () => Promise<readonly ReadinessCheck[]>;
  readonly idempotency: IdempotencyStore;
  /** The web application, once it is built; null where it cannot be. Without it there is the API only. */
  readonly studio?: () => Promise<Studio | null>;
  /** Where the pages' background map comes from; null or left out: pages ask nobody but this server. */
  readonly mapOrigin?: string | null;
  /** Receives one JSON line per event. */
  readonly log: { write(line: string): void };
  /** What is the matter with the store where an error is told by it: answered 503, to be tried again. */
  readonly storeTroubleOf?: (error: unknown) => StoreTrouble | null;
  /** Origins besides the server's own that may send cookies with a change, such as `https://crm.example`. */
  readonly trustedOrigins?: readonly string[];
  /** Addresses of the proxies whose X-Forwarded-* are believed; none by default. */
  readonly trustedProxies?: readonly string[];
  readonly rateLimits?: RateLimits;
  /** Where other rooms put their metrics; the kernel adds its own. */
  readonly metrics?: Registry;
  /** Milliseconds between two signs of life on an event stream. */
  readonly heartbeatMilliseconds?: number;
  /** Milliseconds that answers under way may take while the server closes; 10 s where left out. */
  readonly closeMilliseconds?: number;
}
