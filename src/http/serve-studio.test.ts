import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Studio } from "../app/ports/server-world.ts";
import { buildServer } from "./build-server.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const STUDIO: Studio = new Map([
  [
    "/index.html",
    {
      bytes: bytes('<!doctype html><html><script nonce="CSP_NONCE"></script></html>'),
      contentType: "text/html; charset=utf-8",
      isHashed: false,
    },
  ],
  [
    "/assets/main-1a2b.js",
    { bytes: bytes("export {};"), contentType: "text/javascript; charset=utf-8", isHashed: true },
  ],
  ["/assets/inter-3c.woff2", { bytes: bytes("font"), contentType: "font/woff2", isHashed: true }],
]);

const untouched = {} as never;
const world = {
  version: "0.0.0",
  authenticate: async () => null,
  isReady: async () => [],
  idempotency: untouched,
  log: { write: () => {} },
};
const server = buildServer({ ...world, studio: async () => STUDIO }, []);
const bare = buildServer(world, []);
const PAGE = { accept: "text/html,application/xhtml+xml" };
const get = (url: string, headers: Record<string, string> = PAGE) =>
  server.inject({ method: "GET", url, headers });

beforeAll(async () => {
  await Promise.all([server.ready(), bare.ready()]);
});
afterAll(async () => {
  await Promise.all([server.close(), bare.close()]);
});

describe("the web application", () => {
  it("answers every address of a person with its one page, never kept", async () => {
    for (const url of ["/", "/plans/1/map?measure=x", "/sign-in"]) {
      const answer = await get(url);
      expect([answer.statusCode, answer.headers["cache-control"]]).toEqual([200, "no-store"]);
      expect(answer.body).toContain("<html>");
    }
  });

  it("gives each page a nonce of its own, in its policy and its scripts", async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const { body, headers } = await get("/");
        const nonce = /nonce="([^"]+)"/.exec(body)?.[1];
        expect(headers["content-security-policy"]).toContain(`script-src 'self' 'nonce-${nonce}'`);
        expect(headers["content-security-policy"]).not.toMatch(/script-src[^;]*unsafe|https?:/);
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(nonces).not.toContain("CSP_NONCE");
  });

  it("lets the page and its files ask one more place for pictures, where the administrator named it", async () => {
    const mapOrigin = "https://tiles.example";
    const other = buildServer({ ...world, studio: async () => STUDIO, mapOrigin }, []);
    for (const url of ["/", "/assets/main-1a2b.js"]) {
      const { headers } = await other.inject({ method: "GET", url, headers: PAGE });
      const policy = String(headers["content-security-policy"]);
      expect(policy.match(/[a-z-]+ [^;]*https:[^;]*/g)?.sort()).toEqual([
        `connect-src 'self' ${mapOrigin}`,
        `img-src 'self' data: blob: ${mapOrigin}`,
      ]);
    }
    await other.close();
  });

  it("sends hashed files to be kept for good, compressed where that is taken and of use", async () => {
    const plain = await get("/assets/main-1a2b.js", { "accept-encoding": "br" });
    expect([plain.body, plain.headers["content-encoding"]]).toEqual(["export {};", undefined]);
    const packed = await get("/assets/main-1a2b.js", { "accept-encoding": "gzip, br" });
    expect(packed.headers).toMatchObject({
      "content-encoding": "gzip",
      vary: "accept-encoding",
      "cache-control": "public, max-age=31536000, immutable",
      "content-type": "text/javascript; charset=utf-8",
    });
    expect(gunzipSync(packed.rawPayload).toString()).toBe("export {};");
    const font = await get("/assets/inter-3c.woff2", { "accept-encoding": "gzip" });
    expect(font.headers["content-encoding"]).toBeUndefined();
    const again = await get("/assets/main-1a2b.js", { "if-none-match": String(plain.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
  });

  it("hides no mistake of a program behind a page", async () => {
    for (const url of ["/v1/nothing", "/assets/gone.js", "/metrics/x"]) {
      expect((await get(url)).statusCode).toBe(404);
    }
    expect((await get("/plans", { accept: "application/json" })).statusCode).toBe(404);
    expect((await server.inject({ method: "POST", url: "/plans" })).statusCode).toBe(404);
  });

  it("is not there where it could not be built", async () => {
    expect((await bare.inject({ method: "GET", url: "/", headers: PAGE })).statusCode).toBe(404);
  });
});
