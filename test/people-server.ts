import type { LightMyRequestResponse } from "fastify";
import { buildServer } from "../src/http/build-server.ts";
import { apiKeyRoutes } from "../src/http/routes/api-keys.ts";
import { authRoutes } from "../src/http/routes/auth.ts";
import { memberRoutes } from "../src/http/routes/members.ts";
import { organisationRoutes } from "../src/http/routes/organisation.ts";
import { repRoutes } from "../src/http/routes/reps.ts";
import { selfRoutes } from "../src/http/routes/self.ts";
import { teamRoutes } from "../src/http/routes/teams.ts";
import type { ProviderSettings } from "../src/store/auth/open-identity-provider.ts";
import { openIdempotency } from "../src/store/open-idempotency.ts";
import { openTestPeople, PASSWORD } from "./people.ts";

interface Asked {
  readonly cookie?: string;
  readonly key?: string;
  readonly payload?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly address?: string;
}

/** The routes about people on a real database, asked without a socket. */
export async function openPeopleServer(provider?: ProviderSettings) {
  const people = await openTestPeople(provider);
  const lines: string[] = [];
  const modules = [
    authRoutes,
    selfRoutes,
    organisationRoutes,
    memberRoutes,
    teamRoutes,
    repRoutes,
    apiKeyRoutes,
  ];
  const server = buildServer(
    {
      version: "0.0.0",
      authenticate: people.authenticate,
      isReady: async () => [],
      idempotency: openIdempotency(people.pool, people.world.wallClock),
      log: { write: (line) => void lines.push(line) },
    },
    modules.map((routes) => routes(people.world)),
  );
  const ask = (method: "GET" | "POST" | "PATCH" | "DELETE", url: string, asked: Asked = {}) =>
    server.inject({
      method,
      url,
      remoteAddress: asked.address ?? "192.0.2.1",
      headers: {
        host: "localhost",
        ...(asked.cookie === undefined ? {} : { cookie: asked.cookie, origin: "http://localhost" }),
        ...(asked.key === undefined ? {} : { authorization: `Bearer ${asked.key}` }),
        ...asked.headers,
      },
      ...(asked.payload === undefined ? {} : { payload: asked.payload }),
    });
  const signIn = (email: string, password = PASSWORD, address = "192.0.2.1") =>
    ask("POST", "/v1/auth/sign-in", { payload: { email, password }, address });
  return {
    ...people,
    /** What the server logged, a JSON text per line. */
    lines,
    ask,
    signIn,
    /** The cookie of a new session. */
    openSession: async (email: string, password = PASSWORD) => cookiesOf(await signIn(email, password)),
    close: async () => {
      await server.close();
      await people.close();
    },
  };
}

export type PeopleServer = Awaited<ReturnType<typeof openPeopleServer>>;

/** The Cookie header that a browser would send after this answer. */
export function cookiesOf(response: LightMyRequestResponse): string {
  return response.cookies
    .filter(({ value, maxAge }) => value !== "" && maxAge !== 0)
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join("; ");
}

/** Status and codes of an answer. */
export const refusalOf = (response: LightMyRequestResponse) => ({
  status: response.statusCode,
  codes: (response.json().problems ?? []).map((problem: { code: string }) => problem.code),
});
