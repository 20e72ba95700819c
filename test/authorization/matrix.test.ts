import { randomUUID } from "node:crypto";
import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mayTry } from "../../src/app/rights/policy.ts";
import type { Route } from "../../src/http/define-route.ts";
import { listRoutes } from "../../src/http/list-routes.ts";
import type { LedgerRow } from "./ledger.ts";
import { type Asker, openTenants } from "./open-actors.ts";
import {
  FIXED_PARAMETERS,
  fill,
  objectParameterOf,
  PARAMETERS,
  parametersOf,
  pathTo,
  ROUTES,
  type RouteSpec,
} from "./route-table.ts";

/** Every route × everyone who may ask × every relation to the object: expected by the policy table alone. */

let tenants: Awaited<ReturnType<typeof openTenants>>;
let routes: readonly Route[];
let cases = 0;
const findings: string[] = [];

beforeAll(async () => {
  tenants = await openTenants();
  routes = listRoutes(tenants.server);
}, 120_000);
afterAll(async () => {
  console.log(
    `authorization over HTTP: ${cases} cases, ${routes.length} routes, ${tenants.askers.length} askers`,
  );
  await tenants.close();
});

type Parameters = Readonly<Record<string, string>>;

const nameOf = (route: Route) => `${route.method} ${route.url}`;
const specOf = (route: Route): RouteSpec => ROUTES[nameOf(route)] ?? {};
/** A version that no object has, so that what is asked for is found and not done. */
const STALE = '"v999999"';

function ask(route: Route, asker: Asker, parameters: Parameters): Promise<LightMyRequestResponse> {
  const member = asker.as?.member ?? "rep3";
  const { body, endsSession, query = "" } = specOf(route);
  return tenants.ask({
    method: route.method,
    url: fill(route.url, parameters) + query,
    headers: { ...(endsSession ? {} : asker.headers), ...(route.ifMatch ? { "if-match": STALE } : {}) },
    ...(body ? { payload: body({ own: tenants.own, member, parameters }) } : {}),
  });
}

/** What is wrong with an answer, null where it is as the policy table says. */
function judge(
  { route, asker, isReachable }: { route: Route; asker: Asker; isReachable: boolean },
  response: LightMyRequestResponse,
): string | null {
  cases++;
  const { statusCode: status } = response;
  const is = (expected: number) => (status === expected ? null : `got ${status}, expected ${expected}`);
  const spec = specOf(route);
  if (status >= 500) return `got ${status}: ${response.body}`;
  if (route.action === "public")
    return [403, 404].includes(status) ? `got ${status} on a public route` : null;
  if (asker.as === null) return is(401);
  if (!mayTry(asker.as, route.action)) return is(403);
  if (spec.sessionOnly && asker.as.via === "api-key") return is(403);
  if (!isReachable) return is(404);
  if (status === 401 && spec.refusal === response.json().problems[0].code) return null;
  return [401, 403, 404].includes(status) ? `got ${status}, expected to be let in: ${response.body}` : null;
}

function note(route: Route, asker: Asker, relation: string, finding: string | null): void {
  if (finding !== null) findings.push(`${nameOf(route)} as ${asker.name}, ${relation}: ${finding}`);
}

/** An answer without what differs from request to request: its id, the time, the allowance, and the ids in the path. */
function essence(response: LightMyRequestResponse, parameters: Parameters): string {
  const {
    "x-request-id": requestId,
    date: _,
    "content-length": __,
    ratelimit: ___,
    ...headers
  } = response.headers;
  let text = JSON.stringify({ status: response.statusCode, headers, body: response.body });
  text = text.replaceAll(String(requestId), "REQUEST");
  for (const value of Object.values(parameters)) text = text.replaceAll(value, "OBJECT");
  return text;
}

it("has parameters and a body for every route", () => {
  const gaps = routes.flatMap((route) => [
    ...parametersOf(route.url)
      .filter((name) => !(name in PARAMETERS) && !(name in FIXED_PARAMETERS) && name !== "sessionId")
      .map((name) => `${nameOf(route)}: nothing is known of :${name}`),
    ...(route.body && !specOf(route).body ? [`${nameOf(route)}: no body`] : []),
  ]);
  expect(gaps).toEqual([]);
  const names = routes.map(nameOf);
  expect(Object.keys(ROUTES).filter((name) => !names.includes(name))).toEqual([]);
});

const objectOf = (route: Route) => objectParameterOf(route.url);

it("answers requests without an object by role and key alone", async () => {
  for (const route of routes) {
    if (parametersOf(route.url).length > 0) continue;
    for (const asker of tenants.askers) {
      note(
        route,
        asker,
        "no object",
        judge({ route, asker, isReachable: true }, await ask(route, asker, {})),
      );
    }
  }
  expect(findings.splice(0)).toEqual([]);
}, 300_000);

describe("an object", () => {
  /** Rows of the kind that a route is about, by who may read them. */
  function rowsFor(route: Route, asker: Asker) {
    const name = objectOf(route);
    const { table } = PARAMETERS[name ?? ""];
    const own = tenants.own.rows.filter((row) => row.table === table);
    const member = asker.as?.member;
    const reachable = own.filter(({ readers }) => member !== undefined && readers.includes(member));
    const hidden = own.filter((row) => !reachable.includes(row));
    const preferred = member && specOf(route).prefer?.(tenants.own, member);
    return {
      reachable: reachable.find(({ values }) => values.id === preferred) ?? reachable[0],
      hidden: [...new Set([hidden.at(0), hidden.at(-1)])].filter((row) => row !== undefined),
      foreign: tenants.foreign.rows.find((row) => row.table === table),
    };
  }

  const compare = (url: string, parameters: Parameters, asker: Asker): Parameters => {
    // who compares sees one of the two plans, if any
    if (!url.includes(":otherPlanId")) return parameters;
    const plan = tenants.own.rows.find(
      ({ table, readers }) => table === "plans" && asker.as !== null && readers.includes(asker.as.member),
    );
    return { ...parameters, planId: String(plan?.values.id ?? parameters.otherPlanId) };
  };

  async function tryUnreachable(route: Route, asker: Asker, row: LedgerRow, relation: string) {
    const object = objectOf(route) ?? "";
    const parameters = compare(route.url, pathTo(route.url, row), asker);
    const response = await ask(route, asker, parameters);
    note(route, asker, relation, judge({ route, asker, isReachable: false }, response));
    if (response.statusCode !== 404) return;
    const missing = { ...parameters, [object]: randomUUID() };
    const other = await ask(route, asker, missing);
    note(route, asker, `missing beside ${relation}`, judge({ route, asker, isReachable: false }, other));
    const isSame = essence(response, parameters) === essence(other, missing);
    if (!isSame) note(route, asker, relation, `tells what is hidden: ${response.body} | ${other.body}`);
  }

  /** A foreign object in a path that is otherwise one's own: its plan may refuse first, alike for a missing one. */
  async function tryForeignBelowOwn(route: Route, asker: Asker, [own, foreign]: readonly LedgerRow[]) {
    const object = objectOf(route) ?? "";
    const path = compare(route.url, pathTo(route.url, own), asker);
    const parameters = { ...path, [object]: pathTo(route.url, foreign)[object] };
    const missing = { ...path, [object]: randomUUID() };
    const [response, other] = [await ask(route, asker, parameters), await ask(route, asker, missing)];
    const isRefused = asker.as !== null && [409, 412].includes(response.statusCode);
    const finding = judge({ route, asker, isReachable: false }, response);
    note(route, asker, "foreign below own", isRefused ? null : finding);
    const isSame = essence(response, parameters) === essence(other, missing);
    if (!isSame)
      note(route, asker, "foreign below own", `tells what is hidden: ${response.body} | ${other.body}`);
  }

  it("out of reach, of another organisation or missing is answered alike, by 401, 403 or 404", async () => {
    for (const route of routes) {
      if (objectOf(route) === null) continue;
      for (const asker of tenants.askers) {
        const { hidden, foreign, reachable } = rowsFor(route, asker);
        for (const row of hidden) await tryUnreachable(route, asker, row, "out of reach");
        if (foreign) await tryUnreachable(route, asker, foreign, "foreign");
        if (foreign && reachable && parametersOf(route.url).length > 1) {
          await tryForeignBelowOwn(route, asker, [reachable, foreign]);
        }
      }
    }
    expect(findings.splice(0)).toEqual([]);
  }, 600_000);

  it("within reach is let in", async () => {
    for (const route of routes) {
      if (objectOf(route) === null) continue;
      for (const asker of tenants.askers) {
        const { reachable } = rowsFor(route, asker);
        if (!reachable) continue;
        const parameters = compare(route.url, pathTo(route.url, reachable), asker);
        const response = await ask(route, asker, parameters);
        note(route, asker, "own", judge({ route, asker, isReachable: true }, response));
      }
    }
    expect(findings.splice(0)).toEqual([]);
  }, 600_000);

  it("that is a session is one's own or does not exist", async () => {
    const route = routes.find(({ method, url }) => method === "DELETE" && url.includes(":sessionId"));
    if (!route) throw new Error("got no route that ends sessions");
    for (const asker of tenants.askers) {
      const others = ["admin", "rep1", "foreign"].filter((name) => name !== asker.name);
      for (const name of others) {
        const response = await ask(route, asker, { sessionId: tenants.sessionOf(name) });
        note(route, asker, `session of ${name}`, judge({ route, asker, isReachable: false }, response));
      }
      const own = tenants.sessionOf(asker.name);
      if (own === "") continue;
      const response = await ask(route, asker, { sessionId: own });
      note(route, asker, "own session", judge({ route, asker, isReachable: true }, response));
    }
    expect(findings.splice(0)).toEqual([]);
  });
});

it("once-only: of twenty requests with one key, one is done and all get its answer", async () => {
  const admin = tenants.askers.find(({ name }) => name === "admin");
  const request = {
    method: "POST" as const,
    url: "/v1/teams",
    headers: { ...admin?.headers, "idempotency-key": randomUUID() },
    payload: { name: "Made once" },
  };
  const answers = await Promise.all(Array.from({ length: 20 }, () => tenants.ask(request)));
  const later = await tenants.ask(request);
  expect(later.headers["idempotency-replayed"]).toBe("true");
  const done = answers.filter(({ statusCode }) => statusCode === 201);
  expect(done.length).toBeGreaterThan(0);
  expect(new Set([...done, later].map(({ body }) => body)).size).toBe(1);
  for (const { statusCode, json } of answers) {
    if (statusCode !== 201) expect(json().problems[0].code).toBe("HTTP-133");
  }
  const { rows } = await tenants.pool.query(
    "SELECT count(*)::int AS count FROM teams WHERE name = 'Made once'",
  );
  expect(rows).toEqual([{ count: 1 }]);
});
