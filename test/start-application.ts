import { randomUUID } from "node:crypto";
import type { LightMyRequestResponse } from "fastify";
import { buildServer } from "../src/http/build-server.ts";
import { createWebhookTargets } from "../src/jobs/webhook-targets.ts";
import { routeModules } from "../src/main/route-modules.ts";
import { openAuth } from "../src/store/auth/open-auth.ts";
import { findActorByEmail } from "../src/store/find-actor.ts";
import { openIdempotency } from "../src/store/open-idempotency.ts";
import { openStore } from "../src/store/open-store.ts";
import { storeTroubleOf } from "../src/store/store-trouble.ts";
import { engine } from "./engine.ts";
import { cookiesOf } from "./people-server.ts";
import { openTestDatabase } from "./postgres.ts";

const PLENTY = 1_000_000_000;

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface Request {
  readonly method: Method;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: object;
}

/** Every route of the product on a database of its own, asked without a socket. No worker takes the jobs. */
export async function startApplication() {
  const database = await openTestDatabase();
  const { pool } = database;
  const wallClock = { now: () => new Date() };
  const clock = { nowMilliseconds: () => performance.now() };
  const settings = { baseUrl: "http://127.0.0.1:8080", secret: "a secret of tests, not of any server" };
  const { authenticate, ...auth } = openAuth(pool, wallClock, settings);
  const world = {
    ...auth,
    store: openStore(pool, wallClock),
    ids: { next: randomUUID },
    maximumImportBytes: 1024 * 1024,
    wallClock,
    clock,
    findActor: (email: string) => findActorByEmail(pool, wallClock, email),
    queue: { send: async () => {} },
    // no worker sends anything, so no name is ever looked up
    webhookTargets: createWebhookTargets([], async () => []),
    engine,
  };
  const lines: string[] = [];
  const server = buildServer(
    {
      version: "0.0.0",
      authenticate,
      isReady: async () => [],
      idempotency: openIdempotency(pool, wallClock),
      storeTroubleOf,
      log: { write: (line) => void lines.push(line) },
      rateLimits: { lookup: PLENTY, read: PLENTY, write: PLENTY, heavy: PLENTY },
    },
    routeModules(world),
  );
  // as a browser on our own page asks; without cookies it changes nothing
  const ask = ({ headers, ...request }: Request): Promise<LightMyRequestResponse> =>
    server.inject({ ...request, headers: { "sec-fetch-site": "same-origin", ...headers } });
  return {
    pool,
    server,
    world,
    /** What the server logged, a JSON text per line. */
    lines,
    ask,
    /** The Cookie header of a new session. */
    signIn: async (email: string, password: string): Promise<string> => {
      const payload = { email, password };
      return cookiesOf(await ask({ method: "POST", url: "/v1/auth/sign-in", payload }));
    },
    close: async () => {
      await server.close();
      await world.failedSignIns.settled();
      await database.close();
    },
  };
}

export type Application = Awaited<ReturnType<typeof startApplication>>;
