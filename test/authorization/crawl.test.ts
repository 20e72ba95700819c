import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { mayTry } from "../../src/app/rights/policy.ts";
import type { Route } from "../../src/http/define-route.ts";
import { listRoutes } from "../../src/http/list-routes.ts";
import { CANARY } from "./ledger.ts";
import { type Asker, openTenants } from "./open-actors.ts";
import { fill, objectParameterOf, PARAMETERS, pathTo, ROUTES } from "./route-table.ts";

/** Calls everything that reads, with every id there is, and looks for words that the reader must not see. */

let tenants: Awaited<ReturnType<typeof openTenants>>;
let routes: readonly Route[];
let requests = 0;
let words = 0;

beforeAll(async () => {
  tenants = await openTenants();
  routes = listRoutes(tenants.server).filter(({ method, action }) => method === "GET" && action !== "public");
}, 120_000);
afterAll(async () => {
  console.log(`canary crawl: ${requests} requests, ${words} words read`);
  await tenants.close();
});

const allRows = () => [...tenants.own.rows, ...tenants.foreign.rows];
/** Thousands of requests for each: part of `npm run test:postgres`, not of `npm test`. */
const READERS = ["rep1", "rep2", "rep3", "manager", "sibling", "a demoted member's key", "ops", "admin"];
const asker = (name: string): Asker => {
  const found = tenants.askers.find((each) => each.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
};

/** Values to try for a filter, beside none: every id of the kind, every word, every choice. */
function valuesOf(name: string, schema: z.ZodType): readonly string[] {
  const object = PARAMETERS[name];
  if (object)
    return allRows().flatMap(({ table, values }) => (table === object.table ? [String(values.id)] : []));
  const other = { unitId: "units", parentId: "accounts", ownerMemberId: "members", raterMemberId: "members" }[
    name
  ];
  if (other) return allRows().flatMap(({ table, values }) => (table === other ? [String(values.id)] : []));
  switch (name) {
    case "limit":
      return ["1", "200"];
    case "account":
    case "code":
    case "family":
      return allRows().flatMap(({ table, values }) => (table === "accounts" ? [String(values.code)] : []));
    case "find":
    case "industry":
    case "name":
    case "search":
    case "segment":
      return allRows().flatMap(({ table, word }) => (table === "accounts" && word ? [word] : []));
    case "salesForce":
      return ["field", "key", "nothing"];
    case "beforeFrom":
    case "date":
    case "from":
    case "on":
    case "until":
      return [-400, 0, 150].map((days) =>
        new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10),
      );
    case "knownAt":
      return ["2020-06-01T00:00:00Z"];
    case "unit":
      return ["u0"];
    case "cap":
    case "discountPerMonth":
    case "bestShare":
    case "marginShare":
    case "priorWeight":
      return ["0.5"];
    case "predictors":
      return ["potential", "potential,accounts,customers"];
    case "companyGoal":
    case "days":
    case "fromDays":
    case "lat":
    case "leastGain":
    case "lon":
    case "months":
    case "peers":
    case "potential":
    case "revenue":
    case "target":
    case "workloadHours":
      return ["3"];
    case "products":
      return allRows().flatMap(({ table, values }) => (table === "products" ? [String(values.code)] : []));
    case "sort":
      return ["name", "-gap"];
    case "stage":
      return ["customer"];
    case "territory":
      return allRows().flatMap(({ table, values }) => (table === "territories" ? [String(values.code)] : []));
    case "city":
    case "country":
    case "postalCode":
    case "state":
      return ["Bandung"];
    case "unread":
      return ["true"];
    case "after":
      return [];
  }
  const choices = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }).enum;
  if (!choices) throw new Error(`got the filter ${name}, which the crawl has no values for`);
  return choices.map(String);
}

const queryOf = (route: Route): Readonly<Record<string, z.ZodType>> =>
  route.query instanceof z.ZodObject ? (route.query.shape as Record<string, z.ZodType>) : {};

/** Every path of a route with every id there is. */
function pathsOf(route: Route): readonly string[] {
  const object = objectParameterOf(route.url);
  if (object === null) return [route.url];
  const rows = allRows().filter(({ table }) => table === PARAMETERS[object].table);
  return rows.map((row) => fill(route.url, pathTo(route.url, row)));
}

/** Every filter of a route with every value, beside what the route cannot be asked without. */
function filtersOf(route: Route): readonly string[] {
  const needed = ROUTES[`GET ${route.url}`]?.query ?? "";
  const filters = Object.entries(queryOf(route)).flatMap(([name, schema]) =>
    valuesOf(name, schema).map((value) => {
      const query = new URLSearchParams(needed);
      query.set(name, value);
      return `?${query}`;
    }),
  );
  return needed === "" ? filters : [needed, ...filters];
}

const textOf = ({ headers, body }: LightMyRequestResponse) => `${JSON.stringify(headers)}\n${body}`;

/** So many of a route's objects are asked with every filter; the others take turns at them. */
const ALL_FILTERS = 1;
const TURNS = 8;

type Look = (address: string, response: LightMyRequestResponse) => void;

/** What is answered to everything that this reader can ask; `look` is shown every answer. */
async function crawl(reader: Asker, look: Look): Promise<void> {
  for (const route of routes) {
    const { action } = route;
    if (reader.as === null || action === "public" || !mayTry(reader.as, action)) continue;
    const filters = filtersOf(route);
    let found = 0;
    for (const path of pathsOf(route)) {
      // where there is nothing, there is nothing to filter
      if ((await readPages({ reader, route, url: path }, look)) === 404) continue;
      const turn = found++;
      for (const [index, filter] of filters.entries())
        if (turn < ALL_FILTERS || index % TURNS === turn % TURNS)
          await readPages({ reader, route, url: `${path}${filter}` }, look);
    }
  }
}

/** Reads a list to its end; gives the status of its first page. */
async function readPages(
  { reader, route, url }: { readonly reader: Asker; readonly route: Route; readonly url: string },
  look: Look,
): Promise<number> {
  let first: number | null = null;
  for (let address: string | null = url; address !== null; ) {
    const { headers } = reader;
    const response: LightMyRequestResponse = await tenants.ask({ method: "GET", url: address, headers });
    requests++;
    look(address, response);
    first ??= response.statusCode;
    const isPaged = response.statusCode === 200 && "after" in queryOf(route);
    const next: unknown = isPaged ? response.json().next : null;
    const join = url.includes("?") ? "&" : "?";
    address = typeof next === "string" ? `${url}${join}after=${encodeURIComponent(next)}` : null;
  }
  return first ?? 0;
}

it("knows values for every filter", () => {
  const lacking = routes.flatMap((route) =>
    Object.entries(queryOf(route)).flatMap(([name, schema]) => {
      try {
        valuesOf(name, schema);
        return [];
      } catch (error) {
        return [`${route.url}: ${error}`];
      }
    }),
  );
  expect(lacking).toEqual([]);
});

it.concurrent.each(READERS)(
  "shows %s no word that is not theirs to read",
  async (name) => {
    const reader = asker(name);
    const member = reader.as?.member;
    const allowed = new Set(
      tenants.own.rows.flatMap(({ word, readers }) =>
        member && readers.includes(member) && word ? [word] : [],
      ),
    );
    const found = new Map<string, string>();
    const read = new Set<string>();
    await crawl(reader, (address, response) => {
      // what the reader sends comes back in refusals; only what is not in the question tells something
      for (const [word] of textOf(response).matchAll(CANARY)) {
        read.add(word);
        if (!allowed.has(word) && !address.includes(word)) found.set(word, address);
      }
      if (response.statusCode >= 500) found.set(`status ${response.statusCode}`, address);
    });
    words += read.size;
    const describe = (word: string) => allRows().find((row) => row.word === word)?.table ?? "";
    expect([...found].map(([word, address]) => `${describe(word)} ${word} at ${address}`)).toEqual([]);
    expect(read.size).toBeGreaterThan(0);
  },
  600_000,
);

it("answers a rep the same bytes after everything that is not theirs has changed", async () => {
  const reader = asker("rep1");
  const read = async () => {
    const answers: string[] = [];
    await crawl(reader, (address, response) => {
      const { "x-request-id": requestId, date: _, ratelimit: __, ...headers } = response.headers;
      const body = response.body
        .replaceAll(String(requestId), "REQUEST")
        .replaceAll(/"(knownAt|lastUsedAt)":"[^"]*"/g, "");
      answers.push(`${address} ${response.statusCode} ${JSON.stringify(headers)} ${body}`);
    });
    return answers;
  };
  const before = await read();
  await changeForeignRows();
  expect(await read()).toEqual(before);
}, 600_000);

/** Adds to every number and renames every text of accounts, plans, territories, totals and remarks out of rep1's reach. */
async function changeForeignRows(): Promise<void> {
  const changes: Readonly<Record<string, string>> = {
    accounts: "name = name || '!', revenue = revenue + 1, version = version + 1",
    plans: "wishes = '{}', version = version + 1",
    territories: "name = name || '!', share = share + 1",
    territory_totals: "revenue = revenue + 1, units = units + 1",
    comments: "body = body || '!'",
    challenges: "reason = reason || '!'",
    territory_items: "body = body || '!', version = version + 1",
    sales: "amount = amount + 1",
    costs: "amount = amount + 1",
    leads: "name = name || '!', version = version + 1",
    opportunities: "name = name || '!', amount = amount + 1, version = version + 1",
    activities: "note = note || '!', version = version + 1",
    goals: "name = name || '!', target = target + 1, version = version + 1",
    rep_ratings: "score = 5, version = version + 1",
    swot_items: "body = body || '!', version = version + 1",
    reps: "name = name || '!', version = version + 1",
    members: "name = name || '!'",
    teams: "name = name || '!'",
    jobs: "result = '{}'",
    notifications: "read_at = now()",
  };
  for (const [table, change] of Object.entries(changes)) {
    const theirs = allRows().filter(
      (row) => row.table === table && !(row.orgId === tenants.own.orgId && row.readers.includes("rep1")),
    );
    const keys = theirs.map(({ values }) => values.id ?? values.territory_id);
    const column = table === "territory_totals" ? "territory_id" : "id";
    const { rowCount } = await tenants.pool.query(
      `UPDATE ${table} SET ${change} WHERE ${column} = ANY ($1::uuid[])`,
      [keys],
    );
    expect(rowCount).toBe(keys.length);
  }
}
