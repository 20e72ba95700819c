import { createHash } from "node:crypto";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Answer, refusal, startExample } from "../../test/start-http-example.ts";
import { problemDetailsSchema } from "../contract/problem-details.ts";
import type { HttpWorld } from "./http-world.ts";

const withKey = (key: string, text: string) => ({ headers: { "idempotency-key": key }, payload: { text } });

describe("versions", () => {
  test("a change needs the version it changes, and only the current one is taken", async () => {
    const { ask } = startExample();
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
    const { ask } = startExample();
    const answer = await ask("PUT", "/v1/notes/7", {
      headers: { "if-match": '"v1"' },
      payload: { text: "b" },
    });
    expect(refusal(answer)).toEqual({ status: 404, problems: ["APP-404 requestnote 7"] });
  });
});

describe("Idempotency-Key", () => {
  test("a repetition gets the first answer and does nothing", async () => {
    const { ask } = startExample();
    const first = await ask("POST", "/v1/notes", withKey("k1", "a"));
    const again = await ask("POST", "/v1/notes", withKey("k1", "a"));
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([201, first.body, '"v1"']);
    expect(again.headers["idempotency-replayed"]).toBe("true");
    expect((await ask("GET", "/v1/notes")).json().items).toHaveLength(1);
  });

  test("keys belong to a member and to one request", async () => {
    const { ask } = startExample();
    await ask("POST", "/v1/notes", withKey("k1", "a"));
    expect(refusal(await ask("POST", "/v1/notes", withKey("k1", "b")))).toMatchObject({ status: 422 });
    expect((await ask("POST", "/v1/notes", { ...withKey("k1", "b"), as: "admin" })).statusCode).toBe(201);
    expect(refusal(await ask("POST", "/v1/notes", withKey("ä", "b"))).status).toBe(400);
  });

  test("one of several at the same time does it, the others are told to wait", async () => {
    const { ask } = startExample();
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
    const { ask } = startExample();
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
  const { ask } = startExample();
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
  // its checksum is right, as anybody can make one
  const checksum = createHash("sha256").update("notes\n[1").digest("hex").slice(0, 12);
  const made = Buffer.from(`${checksum}[1`).toString("base64url");
  expect(refusal(await ask("GET", `/v1/notes?after=${made}`)).problems).toEqual(["HTTP-141 query/after"]);
  expect(refusal(await ask("GET", "/v1/notes?limit=0")).problems).toEqual(["HTTP-102 query/limit"]);
});

describe("over a socket", () => {
  async function listen(overrides: Partial<HttpWorld> = {}) {
    const { server } = startExample(overrides);
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

  test("a client that goes is noticed, behind a proxy too: its events end and its request is in the log", async () => {
    const lines: string[] = [];
    const log = { write: (line: string) => void lines.push(line) };
    // by then the socket is gone: who asks it for the client's address only then ends the server
    const { port } = await listen({ log, trustedProxies: ["127.0.0.1"] });
    const headers = { authorization: "Bearer ops", "x-forwarded-for": "203.0.113.9" };
    const ask = httpRequest(
      { port, path: "/v1/odd/events?endless=true", agent: false, headers },
      (response) => response.once("data", () => ask.destroy()),
    );
    ask.on("error", () => {});
    ask.end();
    await expect.poll(() => lines.join("")).toContain('"outcome":"client gone"');
    expect(lines.join("")).toContain('"address":"203.0.113.9"');
  });

  test("a server that closes answers what is under way and hangs up on everybody else", async () => {
    let release = (_: readonly []) => {};
    let asked = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const isReady = () => {
      asked();
      return new Promise<readonly []>((resolve) => {
        release = resolve;
      });
    };
    // who is not hung up on holds the server for this hour, and the test fails
    const { server, port } = await listen({ isReady, closeMilliseconds: 3_600_000 });
    const origin = `http://127.0.0.1:${port}`;
    const headers = { authorization: "Bearer ops" };
    await (await fetch(`${origin}/v1/notes`, { headers })).text();
    const stop = new AbortController();
    const stream = await fetch(`${origin}/v1/odd/events?endless=true`, { headers, signal: stop.signal });
    await stream.body?.getReader().read();
    stop.abort();
    const open = await fetch(`${origin}/v1/odd/events?endless=true`, { headers });
    const typed = ["", "GET /v1/no", "POST /v1/notes HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{"];
    for (const text of typed) {
      const socket = connect(port, "127.0.0.1");
      socket.on("error", () => {});
      await new Promise((written) => socket.once("connect", () => socket.write(text, written)));
    }
    const underWay = fetch(`${origin}/readyz`);
    await isAsked;
    const closed = server.close();
    await open.text();
    release([]);
    expect((await underWay).status).toBe(200);
    await closed;
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
  const { ask } = startExample({ rateLimits: { lookup: 1e9, read: 1e9, write: 1e9, heavy: 1e9 } });
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
