import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import fc from "fast-check";
import type { FastifyInstance, InjectOptions } from "fastify";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { exampleRoutes, exampleWorld } from "../../test/http-example.ts";
import { problemDetailsSchema } from "../contract/problem-details.ts";
import { buildServer } from "./build-server.ts";
import { defineRoute, type Route } from "./define-route.ts";
import type { HttpWorld } from "./http-world.ts";
import { listRoutes } from "./list-routes.ts";

const open: FastifyInstance[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

function start(overrides: Partial<HttpWorld> = {}) {
  const world = exampleWorld(overrides);
  const server = buildServer(world, [exampleRoutes()]);
  open.push(server);
  const ask = (
    method: NonNullable<InjectOptions["method"]>,
    url: string,
    options: InjectOptions & { as?: string } = {},
  ) =>
    server.inject({
      ...options,
      method,
      url,
      headers: { authorization: `Bearer ${options.as ?? "ops"}`, ...options.headers },
    });
  return { server, world, ask };
}

type Answer = Awaited<ReturnType<ReturnType<typeof start>["ask"]>>;

/** Status and codes of a refusal, after its form has been checked. */
function refusal(answer: Answer) {
  expect(answer.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
  const details = problemDetailsSchema.parse(answer.json());
  expect(details.status).toBe(answer.statusCode);
  return {
    status: details.status,
    problems: details.problems.map(({ code, where }) => `${code} ${where.file}${where.item ?? ""}`),
  };
}

const withKey = (key: string, text: string) => ({ headers: { "idempotency-key": key }, payload: { text } });

describe("who may call", () => {
  test("nobody without credentials, and 401 before the input is looked at", async () => {
    const { server } = start();
    expect(refusal(await server.inject({ method: "POST", url: "/v1/notes", payload: { wrong: 1 } }))).toEqual(
      {
        status: 401,
        problems: ["HTTP-111 headersauthorization"],
      },
    );
  });

  test("not a role that never may, nor a read-only key that changes something", async () => {
    const { ask } = start();
    const payload = { text: "a" };
    expect(refusal(await ask("POST", "/v1/notes", { as: "rep", payload })).status).toBe(403);
    expect(refusal(await ask("POST", "/v1/notes", { as: "reader", payload })).status).toBe(403);
    expect((await ask("GET", "/v1/notes", { as: "reader" })).statusCode).toBe(200);
    expect((await ask("POST", "/v1/notes", { payload })).statusCode).toBe(201);
  });

  test("metrics are for those who may read them", async () => {
    const { ask } = start();
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
    const { server } = start({ trustedOrigins: ["https://crm.example"] });
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
    const { ask } = start();
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
    ["application/json", `${"[".repeat(10_000)}${"]".repeat(10_000)}`, 422, "HTTP-102"],
    ["application/json", JSON.stringify({ text: "x".repeat(1_100_000) }), 413, "HTTP-104"],
  ])("a body of %s is refused: %#", async (type, payload, status, code) => {
    const { ask } = start();
    const { status: got, problems } = refusal(
      await ask("POST", "/v1/notes", { headers: { "content-type": type }, payload }),
    );
    expect([got, problems[0].split(" ")[0]]).toEqual([status, code]);
  });

  test("unknown addresses and broken ones are told as problems", async () => {
    const { ask } = start();
    expect(refusal(await ask("GET", "/v1/nothing"))).toMatchObject({ status: 404 });
    expect(refusal(await ask("GET", "/v1/%zz"))).toMatchObject({ status: 400 });
    expect(refusal(await ask("PUT", `/v1/notes/${"9".repeat(600)}`))).toMatchObject({ status: 404 });
  });
});

describe("versions", () => {
  test("a change needs the version it changes, and only the current one is taken", async () => {
    const { ask } = start();
    const made = await ask("POST", "/v1/notes", { payload: { text: "a" } });
    expect([made.statusCode, made.headers.etag, made.headers.location]).toEqual([201, '"v1"', "/v1/notes/1"]);
    const change = (tag: string | undefined) =>
      ask("PUT", "/v1/notes/1", {
        headers: tag === undefined ? {} : { "if-match": tag },
        payload: { text: "b" },
      });
    expect(refusal(await change(undefined))).toEqual({ status: 428, problems: ["HTTP-121 headersif-match"] });
    for (const tag of ["*", 'W/"v1"', '"v1", "v2"', "v1", '"v-1"']) {
      expect(refusal(await change(tag))).toEqual({ status: 400, problems: ["HTTP-122 headersif-match"] });
    }
    expect((await change('"v1"')).headers.etag).toBe('"v2"');
    const stale = await change('"v1"');
    expect([refusal(stale).status, stale.headers.etag]).toEqual([412, '"v2"']);
  });

  test("what is out of reach is 404", async () => {
    const { ask } = start();
    const answer = await ask("PUT", "/v1/notes/7", {
      headers: { "if-match": '"v1"' },
      payload: { text: "b" },
    });
    expect(refusal(answer)).toEqual({ status: 404, problems: ["APP-404 requestnote 7"] });
  });
});

describe("Idempotency-Key", () => {
  test("a repetition gets the first answer and does nothing", async () => {
    const { ask } = start();
    const first = await ask("POST", "/v1/notes", withKey("k1", "a"));
    const again = await ask("POST", "/v1/notes", withKey("k1", "a"));
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([201, first.body, '"v1"']);
    expect(again.headers["idempotency-replayed"]).toBe("true");
    expect((await ask("GET", "/v1/notes")).json().items).toHaveLength(1);
  });

  test("keys belong to a member and to one request", async () => {
    const { ask } = start();
    await ask("POST", "/v1/notes", withKey("k1", "a"));
    expect(refusal(await ask("POST", "/v1/notes", withKey("k1", "b")))).toMatchObject({ status: 422 });
    expect((await ask("POST", "/v1/notes", { ...withKey("k1", "b"), as: "admin" })).statusCode).toBe(201);
    expect(refusal(await ask("POST", "/v1/notes", withKey("ä", "b"))).status).toBe(400);
  });

  test("one of several at the same time does it, the others are told to wait", async () => {
    const { ask } = start();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => ask("POST", "/v1/notes", withKey("k", "a"))),
    );
    const made = answers.filter(
      (answer) => answer.statusCode === 201 && !answer.headers["idempotency-replayed"],
    );
    expect(made).toHaveLength(1);
    for (const answer of answers) if (answer.statusCode !== 201) expect(refusal(answer).status).toBe(409);
    expect((await ask("GET", "/v1/notes")).json().items).toHaveLength(1);
  });

  test("a failure of ours is repeated as it was; an unreachable store may be tried again", async () => {
    const { ask } = start();
    const first = await ask("POST", "/v1/notes", withKey("k1", "broken"));
    expect(refusal(first)).toEqual({ status: 500, problems: ["BUG-000 request"] });
    expect((await ask("POST", "/v1/notes", withKey("k1", "broken"))).body).toBe(first.body);
    const lost = await ask("POST", "/v1/notes", withKey("k2", "down"));
    expect([refusal(lost).status, lost.headers["retry-after"]]).toEqual([503, "5"]);
    const retried = await ask("POST", "/v1/notes", withKey("k2", "down"));
    expect(retried.headers["idempotency-replayed"]).toBeUndefined();
  });
});

test("a list is read page by page with `next`, and a damaged cursor is refused", async () => {
  const { ask } = start();
  for (const text of ["a", "b", "c", "d", "e"]) await ask("POST", "/v1/notes", { payload: { text } });
  const texts: string[] = [];
  let after: string | null = null;
  do {
    const page: Answer = await ask("GET", `/v1/notes?limit=2${after ? `&after=${after}` : ""}`);
    texts.push(...page.json().items.map((item: { text: string }) => item.text));
    after = page.json().next;
  } while (after !== null);
  expect(texts).toEqual(["a", "b", "c", "d", "e"]);
  expect(refusal(await ask("GET", "/v1/notes?after=WzFd"))).toEqual({
    status: 422,
    problems: ["HTTP-141 query/after"],
  });
  expect(refusal(await ask("GET", "/v1/notes?limit=0")).problems).toEqual(["HTTP-102 query/limit"]);
});

test("a class of requests has one allowance per member, whatever the route", async () => {
  const { ask } = start({ rateLimits: { read: 2, write: 100, heavy: 1 } });
  await ask("GET", "/v1/notes");
  await ask("GET", "/v1/odd/page");
  const answer = await ask("GET", "/v1/notes");
  expect(refusal(answer)).toEqual({ status: 429, problems: ["HTTP-151 request"] });
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
  expect((await ask("GET", "/v1/notes", { as: "admin" })).statusCode).toBe(200);
  expect((await ask("DELETE", "/v1/odd/nothing")).statusCode).toBe(204);
  expect((await ask("DELETE", "/v1/odd/nothing")).statusCode).toBe(429);
});

test("data is neither kept, sniffed, framed nor run; a page may run exactly its own script", async () => {
  const { ask } = start();
  const data = (await ask("GET", "/v1/notes")).headers;
  expect(data).toMatchObject({
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
  });
  expect(data["content-security-policy"]).toMatch(/^default-src 'none'; object-src 'none'/);
  expect(data["access-control-allow-origin"]).toBeUndefined();
  const page = String((await ask("GET", "/v1/odd/page")).headers["content-security-policy"]);
  // printf '%s' 'let a = 1;' | openssl dgst -sha256 -binary | base64
  expect(page).toContain("script-src 'sha256-xY6QKfH9PRsQnLz56nj6MBwiK5oHg+im1Jkpdp1x/Ck=';");
  expect(page).not.toContain("unsafe");
});

test("mistakes of ours and lost stores tell nothing, the log tells all but secrets", async () => {
  const { ask, world } = start();
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
  const failing = { name: "migrations", ok: false, detail: "2 are pending" };
  const { server } = start({ isReady: async () => [failing] });
  const readyz = await server.inject("/readyz");
  expect([readyz.statusCode, readyz.json()]).toEqual([503, { ready: false, checks: [failing] }]);
  expect((await server.inject("/livez")).json()).toEqual({ status: "ok", version: "0.0.0" });
});

describe("the OpenAPI document", () => {
  test("has each route with its action, its inputs, its answers and its refusals", async () => {
    const { server } = start();
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
    expect(Object.keys(document.components.schemas)).toEqual(["ProblemDetails"]);
    expect(document.paths["/v1/odd/nothing"].delete.responses["204"].content).toBeUndefined();
  });

  test("has a viewer that loads nothing from elsewhere", async () => {
    const { server } = start();
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

describe("over a socket", () => {
  async function listen(overrides: Partial<HttpWorld> = {}) {
    const { server } = start(overrides);
    await server.listen({ port: 0, host: "127.0.0.1" });
    const address = server.server.address();
    if (typeof address !== "object" || address === null) throw new Error("no port");
    return { server, port: address.port };
  }

  test("events arrive, the stream lives on by heartbeats and ends when the server closes", async () => {
    const { server, port } = await listen({ heartbeatMilliseconds: 20 });
    const finite = await server.inject({ url: "/v1/odd/events", headers: { authorization: "Bearer ops" } });
    expect(finite.headers["content-type"]).toBe("text/event-stream");
    expect(finite.body).toContain('id: 3\nevent: progress\ndata: {"count":3}\n\n');
    let text = "";
    const ended = new Promise<void>((resolve, reject) => {
      httpRequest(
        { port, path: "/v1/odd/events?endless=true", headers: { authorization: "Bearer ops" } },
        (response) => {
          response.setEncoding("utf8");
          response.on("data", (part) => {
            text += part;
            if (text.includes(": heartbeat\n\n: heartbeat")) void server.close();
          });
          response.on("end", resolve);
        },
      )
        .on("error", reject)
        .end();
    });
    await ended;
    expect(text).toContain('data: {"count":1}\n\n');
    expect(text).not.toContain('{"count":2}');
  });

  test("what is no HTTP gets problem details and is hung up on", async () => {
    const { port } = await listen();
    const text = await new Promise<string>((resolve) => {
      let received = "";
      const socket = connect(port, "127.0.0.1", () => socket.write("HELLO THERE\r\n\r\n"));
      socket.on("data", (part) => {
        received += part;
      });
      socket.on("close", () => resolve(received));
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    problemDetailsSchema.parse(JSON.parse(text.split("\r\n\r\n")[1]));
  });
});

test("whatever is sent, the answer is 201 or problem details below 500", async () => {
  const { ask } = start({ rateLimits: { read: 1e9, write: 1e9, heavy: 1e9 } });
  const body = fc.oneof(
    fc.json().map((text) => text),
    fc
      .record({ text: fc.string({ unit: "binary" }), stars: fc.anything() }, { requiredKeys: [] })
      .map((value) => JSON.stringify(value) ?? ""),
    fc.string(),
  );
  const key = fc.option(fc.string({ minLength: 1 }).filter((text) => /^[\x20-\x7e]+$/.test(text)));
  await fc.assert(
    fc.asyncProperty(body, key, fc.webQueryParameters(), async (payload, idempotencyKey, query) => {
      const answer = await ask("POST", `/v1/notes${query === "" ? "" : `?${query}`}`, {
        payload,
        headers: {
          "content-type": "application/json",
          ...(idempotencyKey === null ? {} : { "idempotency-key": idempotencyKey }),
        },
      });
      expect(answer.statusCode).toBeLessThan(500);
      if (answer.statusCode !== 201) refusal(answer);
    }),
    { numRuns: 300, seed: 20261121 },
  );
});
