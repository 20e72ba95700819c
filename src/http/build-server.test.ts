import { describe, expect, test } from "vitest";
import { z } from "zod";
import { exampleRoutes, exampleWorld } from "../../test/http-example.ts";
import { refusal, startExample } from "../../test/start-http-example.ts";
import { buildServer } from "./build-server.ts";
import { defineRoute, type Route } from "./define-route.ts";
import { listRoutes } from "./list-routes.ts";

describe("who may call", () => {
  test("nobody without credentials, and 401 before the input is looked at", async () => {
    const { server } = startExample();
    expect(refusal(await server.inject({ method: "POST", url: "/v1/notes", payload: { wrong: 1 } }))).toEqual(
      {
        status: 401,
        problems: ["HTTP-111 headersauthorization"],
      },
    );
  });

  test("not a role that never may, nor a read-only key that changes something", async () => {
    const { ask } = startExample();
    const payload = { text: "a" };
    expect(refusal(await ask("POST", "/v1/notes", { as: "rep", payload })).status).toBe(403);
    expect(refusal(await ask("POST", "/v1/notes", { as: "reader", payload })).status).toBe(403);
    expect((await ask("GET", "/v1/notes", { as: "reader" })).statusCode).toBe(200);
    expect((await ask("POST", "/v1/notes", { payload })).statusCode).toBe(201);
  });

  test("metrics are for those who may read them", async () => {
    const { ask } = startExample();
    expect(refusal(await ask("GET", "/metrics")).status).toBe(403);
    await ask("GET", "/v1/notes");
    const metrics = await ask("GET", "/metrics", { as: "admin" });
    expect(metrics.body).toContain(
      'wilayah_http_requests_total{method="GET",route="/v1/notes",status="200"} 1',
    );
  });

  test.each([
    [{}, 403],
    [{ origin: "https://evil.example" }, 403],
    [{ origin: "null" }, 403],
    [{ origin: "http://localhost:80", "sec-fetch-site": "same-site" }, 403],
    [{ "sec-fetch-site": "same-origin" }, 201],
    [{ origin: "http://localhost:80" }, 201],
    [{ origin: "https://crm.example", "sec-fetch-site": "cross-site" }, 201],
  ])("a change with cookies and %o answers %i", async (headers, status) => {
    const { server } = startExample({ trustedOrigins: ["https://crm.example"] });
    const answer = await server.inject({
      method: "POST",
      url: "/v1/notes",
      headers: { host: "localhost", cookie: "session=ops", ...headers },
      payload: { text: "a" },
    });
    expect(answer.statusCode).toBe(status);
    if (status === 403) expect(refusal(answer).problems).toEqual(["HTTP-113 headersorigin"]);
  });
});

describe("input", () => {
  test("all problems of path, query and body are told at once", async () => {
    const { ask } = startExample();
    const answer = await ask("PUT", "/v1/notes/zero?x=1", {
      headers: { "if-match": '"v1"' },
      payload: { text: "", stars: 9, "a/b": 1 },
    });
    expect(refusal(answer)).toEqual({
      status: 422,
      problems: [
        "HTTP-102 params/noteId",
        "HTTP-103 query/x",
        "HTTP-102 body/text",
        "HTTP-102 body/stars",
        "HTTP-103 body/a~1b",
      ],
    });
  });

  test.each([
    ["text/plain", "x", 415, "HTTP-105"],
    ["application/x-www-form-urlencoded", "text=x", 415, "HTTP-105"],
    ["application/json", "{", 400, "HTTP-101"],
    ["application/json", "", 400, "HTTP-101"],
    ["application/json", '{"__proto__": {"a": 1}}', 400, "HTTP-101"],
    ["application/json", '{"text": "a\\u0000b"}', 422, "HTTP-102"],
    ["application/json", '{"text": "a\\ud83d"}', 422, "HTTP-102"],
    ["application/json", `${"[".repeat(10_000)}${"]".repeat(10_000)}`, 422, "HTTP-102"],
    ["application/json", JSON.stringify({ text: "x".repeat(1_100_000) }), 413, "HTTP-104"],
  ])("a body of %s is refused: %#", async (type, payload, status, code) => {
    const { ask } = startExample();
    const { status: got, problems } = refusal(
      await ask("POST", "/v1/notes", { headers: { "content-type": type }, payload }),
    );
    expect([got, problems[0].split(" ")[0]]).toEqual([status, code]);
  });

  test("a method that an address does not take is told with those it takes", async () => {
    const { ask, server } = startExample();
    const wrong = await ask("DELETE", "/v1/notes?x=1");
    expect(refusal(wrong)).toEqual({ status: 405, problems: ["HTTP-107 request"] });
    expect(wrong.headers.allow).toBe("GET, POST");
    // before anybody is known: what there is stands in the document for all to read
    expect((await server.inject({ method: "POST", url: "/v1/notes/7" })).headers.allow).toBe("PUT");
    for (const url of ["/v1/openapi.json", "/v1/docs", "/v1/docs/static/index.css", "/metrics"]) {
      expect([url, (await ask("PUT", url)).headers.allow]).toEqual([
        url,
        expect.stringMatching(/^GET(, HEAD)?$/),
      ]);
    }
    for (const method of ["HEAD", "OPTIONS", "TRACE"] as const) {
      expect([method, (await ask(method, "/v1/notes")).statusCode]).toEqual([method, 405]);
    }
    expect(refusal(await ask("GET", "/v1/notes/7/")).status).toBe(404);
  });

  test("unknown addresses and broken ones are told as problems", async () => {
    const { ask } = startExample();
    expect(refusal(await ask("GET", "/v1/nothing"))).toMatchObject({ status: 404 });
    expect(refusal(await ask("GET", "/v1/%zz"))).toMatchObject({ status: 400 });
    expect(refusal(await ask("PUT", `/v1/notes/${"9".repeat(600)}`))).toMatchObject({ status: 404 });
  });
});

test("a class of requests has one allowance per member, whatever the route", async () => {
  const { ask } = startExample({ rateLimits: { lookup: 2, read: 2, write: 100, heavy: 1 } });
  await ask("GET", "/v1/notes");
  await ask("GET", "/v1/odd/events");
  const answer = await ask("GET", "/v1/notes");
  expect(refusal(answer)).toEqual({ status: 429, problems: ["HTTP-151 request"] });
  const seconds = Number(answer.headers["retry-after"]);
  expect(seconds).toBeGreaterThan(0);
  expect(answer.headers).toMatchObject({
    "ratelimit-policy": '"read";q=2;w=60',
    ratelimit: `"read";r=0;t=${seconds}`,
  });
  expect((await ask("GET", "/v1/notes", { as: "admin" })).statusCode).toBe(200);
  expect((await ask("DELETE", "/v1/odd/nothing")).statusCode).toBe(204);
  expect((await ask("DELETE", "/v1/odd/nothing")).statusCode).toBe(429);
});

describe("who is not signed in has an allowance per address", () => {
  const useUp = async (address: string, forwarded: string, trustedProxies: readonly string[] = []) => {
    const { server } = startExample({
      trustedProxies,
      rateLimits: { lookup: 1, read: 1, write: 1, heavy: 1 },
    });
    const headers = { "x-forwarded-for": forwarded };
    const ask = (remoteAddress: string, more: Readonly<Record<string, string>> = headers) =>
      server.inject({ url: "/v1/notes", remoteAddress, headers: more });
    expect((await ask(address)).statusCode).toBe(401);
    return ask;
  };

  test("that a made-up X-Forwarded-For or key does not renew", async () => {
    const ask = await useUp("192.0.2.1", "198.51.100.1");
    expect((await ask("192.0.2.1", { "x-forwarded-for": "198.51.100.2" })).statusCode).toBe(429);
    expect((await ask("192.0.2.1", { authorization: "Bearer made-up" })).statusCode).toBe(429);
    expect((await ask("192.0.2.2")).statusCode).toBe(401);
  });

  test("and behind a proxy that is named, the address is the one it saw", async () => {
    const ask = await useUp("192.0.2.1", "203.0.113.9, 198.51.100.1", ["192.0.2.0/24"]);
    const last = (address: string) => ({ "x-forwarded-for": `203.0.113.77, ${address}` });
    expect((await ask("192.0.2.1", last("198.51.100.1"))).statusCode).toBe(429);
    expect((await ask("192.0.2.7", last("198.51.100.2"))).statusCode).toBe(401);
    // who is no proxy speaks for nobody else
    expect((await ask("198.51.100.1", last("198.51.100.3"))).statusCode).toBe(429);
  });

  test("which a host with a whole IPv6 network has once", async () => {
    const ask = await useUp("2001:db8:0:1::1", "");
    expect((await ask("2001:db8::1:ffff:0:0:2")).statusCode).toBe(429);
    expect((await ask("2001:db8:0:2::1")).statusCode).toBe(401);
    expect((await ask("::ffff:192.0.2.1")).statusCode).toBe(401);
    expect((await ask("192.0.2.1")).statusCode).toBe(429);
  });
});

test("data is neither kept, sniffed, framed nor run", async () => {
  const { ask } = startExample();
  const data = (await ask("GET", "/v1/notes")).headers;
  expect(data).toMatchObject({
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
  });
  expect(data["content-security-policy"]).toMatch(/^default-src 'none'; object-src 'none'/);
  expect(data["access-control-allow-origin"]).toBeUndefined();
});

test.each([
  ["unreachable", "HTTP-152"],
  ["late", "HTTP-153"],
  ["busy", "HTTP-154"],
] as const)("a store that is %s is told as what may be tried again", async (trouble, code) => {
  const { ask } = startExample({ storeTroubleOf: () => trouble });
  const answer = await ask("GET", "/v1/notes", { as: "down" });
  expect(refusal(answer)).toEqual({ status: 503, problems: [`${code} request`] });
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
});

test("mistakes of ours and lost stores tell nothing, the log tells all but secrets", async () => {
  const { ask, world } = startExample();
  const lie = await ask("GET", "/v1/odd/lie");
  expect(refusal(lie)).toEqual({ status: 500, problems: ["BUG-000 request"] });
  expect(lie.body).not.toMatch(/not whole|schema|\.ts|Invariant/);
  expect(refusal(await ask("GET", "/v1/notes?token=hunter1", { as: "down" })).status).toBe(503);
  const log = world.lines.map((line) => JSON.parse(line));
  const id = lie.headers["x-request-id"];
  expect(log.find((line) => line.requestId === id && line.err)?.err.message).toContain(
    "got a reply of getOddLie",
  );
  expect(log.find((line) => line.requestId === id && line.msg === "request")).toMatchObject({
    member: "ops",
    org: "org",
    action: "plans:read",
    operation: "getOddLie",
    status: 500,
    outcome: "refused",
    codes: ["BUG-000"],
  });
  expect(world.lines.join("")).not.toMatch(/hunter[12]|Bearer ops/);
});

test("readiness is 503 with the checks as soon as one fails; liveness asks nobody", async () => {
  const answers = { name: "database", ok: true, detail: "answers" };
  const failing = { name: "schema", ok: false, detail: "has 2 migrations pending" };
  const { server } = startExample({ isReady: async () => [answers, failing] });
  const readyz = await server.inject("/readyz");
  expect(refusal(readyz)).toEqual({ status: 503, problems: ["HTTP-155 serverschema"] });
  expect(readyz.json().detail).toBe("the schema has 2 migrations pending");
  expect((await server.inject("/livez")).json()).toEqual({ status: "ok", version: "0.0.0" });
});

describe("the OpenAPI document", () => {
  test("has each route with its action, its inputs, its answers and its refusals", async () => {
    const { server } = startExample();
    const document = (await server.inject("/v1/openapi.json")).json();
    expect(document.openapi).toBe("3.1.0");
    for (const route of listRoutes(server)) {
      const path = route.url.replaceAll(/:(\w+)/g, "{$1}");
      const operation = document.paths[path][route.method.toLowerCase()];
      expect(operation.operationId).toBe(route.operationId);
      expect(operation.summary).toBe(route.summary);
      for (const status of Object.keys(route.responses)) expect(operation.responses).toHaveProperty(status);
      expect(Boolean(operation.requestBody)).toBe(Boolean(route.body));
    }
    const change = document.paths["/v1/notes/{noteId}"].put;
    expect(change.parameters.map((parameter: { name: string }) => parameter.name).sort()).toEqual([
      "if-match",
      "noteId",
    ]);
    expect(Object.keys(change.responses)).toEqual(
      expect.arrayContaining(["200", "401", "403", "404", "412", "422", "428"]),
    );
    expect(change.responses["412"].content["application/problem+json"].schema).toEqual({
      $ref: "#/components/schemas/ProblemDetails",
    });
    expect(document.components.schemas).toHaveProperty("ProblemDetails");
    const headers = (operation: { responses: Record<string, { headers: object }> }, status: number) =>
      Object.keys(operation.responses[status].headers).filter((name) => !/^(RateLimit|X-)/.test(name));
    expect(headers(change, 412)).toEqual(["ETag"]);
    expect(headers(change, 401)).toEqual(["WWW-Authenticate"]);
    expect(headers(change, 429)).toEqual(["Retry-After"]);
    const create = document.paths["/v1/notes"].post;
    expect(headers(create, 201)).toEqual(["Location", "Idempotency-Replayed"]);
    for (const path of Object.values(document.paths))
      for (const operation of Object.values(path as object))
        for (const { headers } of Object.values<{ headers: Record<string, { $ref: string }> }>(
          operation.responses,
        ))
          for (const [name, { $ref }] of Object.entries(headers)) {
            expect($ref).toBe(`#/components/headers/${name}`);
            expect(document.components.headers[name].schema).toBeDefined();
          }
    expect(document.paths["/v1/odd/nothing"].delete.responses["204"].content).toBeUndefined();
  });

  test("has a viewer that loads nothing from elsewhere", async () => {
    const { server } = startExample();
    const viewer = await server.inject("/v1/docs/");
    expect(viewer.statusCode).toBe(200);
    expect(viewer.body).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(viewer.headers["content-security-policy"]).toContain("script-src 'self'");
    expect((await server.inject("/v1/docs/static/swagger-ui-bundle.js")).statusCode).toBe(200);
  });
});

describe("a route that cannot be served stops the build", () => {
  const fine = exampleRoutes().routes[1];
  const build =
    (...routes: Route[]) =>
    () =>
      buildServer(exampleWorld(), [{ name: "x", routes }]);
  test.each<[string, Route, RegExp]>([
    [
      "no action of the policy",
      { ...fine, action: "notes:read" as Route["action"] },
      /no action of the policy table/,
    ],
    ["fields it does not name", { ...fine, body: z.object({ a: z.string() }) }, /body takes unknown fields/],
    [
      "nested ones",
      { ...fine, body: z.strictObject({ a: z.object({ b: z.string() }) }) },
      /body\/properties\/a takes/,
    ],
    ["a path parameter undeclared", { ...fine, url: "/v1/notes/:id" }, /path parameters/],
    ["once-only for anybody", { ...fine, action: "public" }, /nobody is signed in/],
  ])("%s", (_name, route, message) => {
    expect(build(route)).toThrow(message);
  });

  test("or is there twice, or has a status no problem has", () => {
    expect(build(fine, fine)).toThrow(/declared twice/);
    const statuses = { "TST-101": 200 };
    expect(() => buildServer(exampleWorld(), [{ name: "x", routes: [], statuses }])).toThrow(
      /TST-101 the status 200/,
    );
  });
});

test("a handler's reply is checked by the compiler", () => {
  defineRoute({
    method: "GET",
    url: "/v1/typed",
    action: "public",
    summary: "Typed",
    tags: ["x"],
    responses: { 200: z.strictObject({ a: z.string() }) },
    // @ts-expect-error a number is no string
    handler: async () => ({ status: 200, body: { a: 1 } }),
  });
});
