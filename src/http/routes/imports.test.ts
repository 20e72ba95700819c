import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { unwatched } from "../../../test/import-file.ts";
import { openTestJobs } from "../../../test/jobs.ts";
import { IMPORT_KINDS } from "../../app/imports/import-kinds.ts";
import { runImportJob } from "../../app/imports/run-import-job.ts";
import { CANCELLED } from "../../app/jobs/job-attempt.ts";
import { importKind } from "../../contract/imports.ts";
import { openJobLedger } from "../../store/job-ledger.ts";
import { buildServer } from "../build-server.ts";
import { importRoutes } from "./imports.ts";

let jobs: Awaited<ReturnType<typeof openTestJobs>>;
let server: ReturnType<typeof buildServer>;
const lines: string[] = [];

beforeAll(async () => {
  jobs = await openTestJobs();
  server = buildServer(
    {
      version: "0.0.0",
      authenticate: async () => jobs.actor,
      isReady: async () => [],
      idempotency: {
        begin: async () => ({ state: "begun", ticket: "" }),
        finish: async () => {},
        abandon: async () => {},
      },
      trustedProxies: ["127.0.0.1"],
      log: { write: (line) => void lines.push(line) },
    },
    [importRoutes({ ...jobs.world, maximumImportBytes: 100_000 })],
  );
}, 60_000);
afterAll(async () => {
  await server.close();
  await jobs.close();
});

const ask = (method: "GET" | "POST" | "PUT" | "DELETE", url: string, payload?: string | Buffer | object) =>
  server.inject({
    method,
    url: `/v1/imports${url}`,
    headers: {
      host: "localhost",
      ...(Buffer.isBuffer(payload) ? { "content-type": "application/gzip" } : {}),
    },
    ...(payload === undefined ? {} : { payload }),
  });

/** Asks for a step and works its job as a worker does, several attempts if wished. */
async function step(importId: string, name: string, watch = unwatched()) {
  const asked = await ask("POST", `/${importId}/${name}`);
  if (asked.statusCode !== 202) return asked.json().problems[0].code;
  const job = { orgId: jobs.actor.orgId, jobId: asked.json().id };
  const ledger = openJobLedger(jobs.pool);
  const claimed = await ledger.claim(job, 60);
  if (!claimed) throw new Error("not claimed");
  const end = await runImportJob(jobs.world, claimed, watch);
  if (end.kind === "ended") await ledger.settle(claimed, end);
  return end;
}

const counts = async () => {
  const { rows } = await jobs.pool.query(
    "SELECT (SELECT count(*)::int FROM imports) AS imports, (SELECT count(*)::int FROM import_files) AS pieces, (SELECT count(*)::int FROM products) AS products",
  );
  return rows[0];
};

it("lists in the contract what there is", () => {
  expect([...importKind.options].sort()).toEqual(IMPORT_KINDS.map(({ name }) => name).sort());
});

it("takes a packed file, shows what it does, does it by a job and takes it back", async () => {
  const uploaded = await ask(
    "POST",
    "?kind=products&name=items.csv.gz",
    gzipSync("sku;nama;harga\n007;Teh;1.500,50\n"),
  );
  expect([uploaded.statusCode, uploaded.json()]).toMatchObject([
    201,
    {
      state: "uploaded",
      head: { delimiter: ";", columns: ["sku", "nama", "harga"] },
      mapping: { code: { columns: ["sku"] }, name: { columns: ["nama"] }, unitPrice: { columns: ["harga"] } },
    },
  ]);
  const { id } = uploaded.json();
  expect(await step(id, "apply")).toBe("APP-409");
  expect(await step(id, "check")).toEqual({ kind: "stored" });
  expect((await ask("GET", `/${id}/rows?effect=new`)).json().items).toMatchObject([
    { rowNumber: 2, key: "007", after: { code: "007", name: "Teh", unitPrice: 1500.5 } },
  ]);
  expect(await step(id, "apply")).toEqual({ kind: "stored" });
  expect((await counts()).products).toBe(1);
  expect((await ask("DELETE", `/${id}`)).statusCode).toBe(409);
  expect(await step(id, "undo")).toEqual({ kind: "stored" });
  expect((await counts()).products).toBe(0);
  expect((await ask("DELETE", `/${id}`)).statusCode).toBe(204);
  expect(await counts()).toEqual({ imports: 0, pieces: 0, products: 0 });
});

it("gives the problems as a file that no spreadsheet runs, and another mapping a new check", async () => {
  const { id } = (
    await ask("POST", "?kind=products&name=a.csv", Buffer.from("code,name,price\n1,A,=1+1\n"))
  ).json();
  await step(id, "check");
  expect((await ask("GET", `/${id}/problems`)).json()).toMatchObject({
    items: [{ severity: "problem", rowNumber: 2, column: "price", value: "=1+1", code: "IMP-302" }],
    next: null,
  });
  const csv = (await ask("GET", `/${id}/problems.csv`)).body;
  expect(csv.split("\n").slice(0, 2)).toEqual([
    "row,column,value,severity,code,cause,fix",
    expect.stringMatching(/^2,price,'=1\+1,problem,IMP-302,/),
  ]);
  expect(await step(id, "apply")).toBe("APP-409");
  const changed = await ask("PUT", `/${id}/mapping`, { mapping: { code: "code", name: ["name", "price"] } });
  expect([changed.statusCode, changed.json().state, changed.json().problemCount]).toEqual([
    200,
    "uploaded",
    0,
  ]);
  const wrong = await ask("PUT", `/${id}/mapping`, { mapping: { code: "nothing" } });
  expect(
    wrong
      .json()
      .problems.map(({ code }: { code: string }) => code)
      .sort(),
  ).toEqual(["IMP-219", "IMP-311"]);
  await ask("DELETE", `/${id}`);
});

it("keeps nothing of a file that is too large, of an unknown kind, no table, or that breaks off", async () => {
  expect((await ask("POST", "?kind=products&name=a.csv", Buffer.alloc(100_001, "a"))).statusCode).toBe(413);
  expect((await ask("POST", "?kind=rumours&name=a.csv", Buffer.from("a"))).statusCode).toBe(422);
  expect(
    (await ask("POST", "?kind=products&name=a.csv", Buffer.from("<html></html>"))).json().problems[0].code,
  ).toBe("IMP-218");
  await server.listen({ port: 0, host: "127.0.0.1" });
  const { port } = server.server.address() as { port: number };
  // refused half-way behind a proxy: by the time it is logged its socket is gone, and asking that for the address ended the server
  const status = await new Promise((resolve) => {
    const sending = request(
      {
        port,
        method: "POST",
        path: "/v1/imports?kind=products&name=a.csv",
        headers: { "content-length": "5000000", "x-forwarded-for": "203.0.113.9" },
      },
      (response) => resolve(response.resume().statusCode),
    );
    sending.on("error", resolve);
    // what is still being written when the server hangs up
    sending.on("socket", (socket) => socket.on("error", () => {}));
    sending.end(Buffer.alloc(5_000_000, "a"));
  });
  expect(status).toBe(413);
  await expect.poll(() => lines.join("")).toContain('"address":"203.0.113.9"');
  await new Promise<void>((resolve) => {
    const sending = request({
      port,
      method: "POST",
      path: "/v1/imports?kind=products&name=a.csv",
      headers: { "content-length": "90000" },
    });
    sending.on("error", () => resolve());
    sending.write("code,name\n1,A\n", () => setTimeout(() => sending.destroy(), 100));
  });
  await expect.poll(counts).toEqual({ imports: 0, pieces: 0, products: 0 });
});

it("stops when it is cancelled, and goes on where a worker was lost", async () => {
  const { id } = (
    await ask("POST", "?kind=products&name=a.csv", Buffer.from("code,name\n1,A\n2,B\n"))
  ).json();
  const stop = new AbortController();
  stop.abort(CANCELLED);
  expect(await step(id, "check", { signal: stop.signal, onProgress: () => {} })).toMatchObject({
    state: "cancelled",
  });
  const asked = (await ask("POST", `/${id}/check`)).json();
  const ledger = openJobLedger(jobs.pool);
  const job = { orgId: jobs.actor.orgId, jobId: asked.id };
  const lost = await ledger.claim(job, 60);
  await jobs.pool.query("UPDATE jobs SET lease_until = now() - interval '1 second' WHERE id = $1", [
    asked.id,
  ]);
  const next = await ledger.claim(job, 60);
  if (!lost || !next) throw new Error("not claimed");
  expect(await runImportJob(jobs.world, lost, unwatched())).toEqual({ kind: "late" });
  expect(await runImportJob(jobs.world, next, unwatched())).toEqual({ kind: "stored" });
  expect((await ask("GET", `/${id}`)).json()).toMatchObject({
    state: "checked",
    counts: { rows: 2, new: 2 },
  });
  expect((await ask("GET", `/${randomUUID()}`)).statusCode).toBe(404);
});
