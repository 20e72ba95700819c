import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { connect } from "../../src/store/connect.ts";
import { asker } from "../faults/client.ts";
import { newFolder } from "../faults/data-folders.ts";
import { editAtRandom } from "../faults/edit-at-random.ts";
import { type Acknowledged, expectSound } from "../faults/expect-sound.ts";
import { cleanUp, type Ended, type Serving, serve, startCommand, stop } from "../faults/run-command.ts";
import { type Cluster, findMissing, startCluster } from "./start-cluster.ts";

const missing = findMissing();
if (missing.length > 0)
  process.stderr.write(`SKIPPED: ${missing.join(", ")} missing (Debian's postgresql-15, pgbouncer)\n`);

const SECRET = { WILAYAH_SECRET: "a secret of tests, not of any server" };
const FOLDER = join(newFolder(), "data");
const PATIENCE_MILLISECONDS = 300_000;
let cluster: Cluster | undefined;
afterAll(async () => {
  cleanUp(FOLDER);
  await cluster?.stop();
});

interface Login {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

/** Runs a command that must end well on a database. */
async function runOn<Document>(url: string, ...args: readonly string[]): Promise<Document> {
  const environment = { ...SECRET, DATABASE_URL: url };
  const { exitCode, out, err }: Ended = await startCommand(
    [...args, "--json", "--data", FOLDER],
    null,
    environment,
  ).ended;
  if (exitCode !== 0) throw new Error(`${args.join(" ")} ended with ${exitCode}: ${err}${out}`);
  return JSON.parse(out);
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  while (!(await isSo())) {
    if (performance.now() > deadline) expect.fail("it never came");
    await wait(100);
  }
}

const contentOf = (file: string) =>
  gunzipSync(readFileSync(file).subarray(0, -72)).toString().split("\n").slice(1);

/** So soon a primary that is gone must be named. */
const NAMED_MILLISECONDS = 5_000;

describe.skipIf(missing.length > 0 && process.env.CI !== "true")(
  "a primary, its standby and a pooler in transaction mode",
  () => {
    it("are worked on by a server and two workers; a primary that is killed is named, and keeps what was acknowledged", async () => {
      cluster = await startCluster();
      const { pooledUrl, standbyUrl, primaryUrl } = cluster;
      const { logins } = await runOn<{ logins: readonly Login[] }>(pooledUrl, "setup", "--demo");
      const environment = { ...SECRET, DATABASE_URL: pooledUrl, WILAYAH_DB_WAIT_SECONDS: "4" };
      const server: Serving = (await serve(FOLDER, null, environment)) ?? expect.fail("it died");
      const worker = startCommand(["work", "--data", FOLDER], null, environment);
      const login = logins.find(({ role }) => role === "sales-ops") ?? expect.fail("no such login");
      const { cookie } =
        (await asker({})(server.url, "POST /v1/auth/sign-in", {
          body: { email: login.email, password: login.password },
        })) ?? expect.fail("no answer");
      const ops = asker({ cookie });
      const plans = await ops<{ items: readonly { id: string; state: string }[] }>(
        server.url,
        "GET /v1/plans",
      );
      const planId = plans?.body.items.find(({ state }) => state === "active")?.id ?? expect.fail("no plan");

      // two designs at once: a worker has one at a time
      await until(async () => worker.said.out.includes("waiting for jobs"));
      const wishes = { balance: [{ measure: "workload", tolerance: 0.2 }] };
      for (const name of ["First", "Second"]) {
        const asked = await ops(server.url, `POST /v1/plans/${planId}/designs`, { body: { name, wishes } });
        expect(asked?.status).toBe(202);
      }
      const pool = connect({ connectionString: primaryUrl });
      const states = async () =>
        (
          await pool.query<{ state: string; attempts: number }>(
            "SELECT state, attempts FROM jobs WHERE kind = 'design'",
          )
        ).rows;
      let bothAtOnce = 0;
      await until(async () => {
        const jobs = await states();
        bothAtOnce = Math.max(bothAtOnce, jobs.filter(({ state }) => state === "running").length);
        return jobs.every(({ state }) => state === "done");
      });
      expect(await states()).toEqual([1, 2].map(() => ({ state: "done", attempts: 1 })));
      expect(bothAtOnce).toBe(2);

      // edits until the primary is gone
      const branch = await ops<{ id: string }>(server.url, `POST /v1/plans/${planId}/branches`, {
        body: { name: "Edited" },
      });
      const { rows } = await pool.query<{ kind: string; code: string }>(
        `SELECT 'unit' AS kind, u.code FROM units u JOIN plans p ON p.layer_id = u.layer_id WHERE p.id = $1
       UNION ALL SELECT 'territory', code FROM territories WHERE plan_id = $1`,
        [branch?.body.id],
      );
      const codes = (kind: string) => rows.filter((row) => row.kind === kind).map(({ code }) => code);
      const edited = { planId: branch?.body.id ?? "", units: codes("unit"), territories: codes("territory") };
      const acknowledged: Acknowledged[] = [];
      let isDown = false;
      const editing = Promise.all(
        [1, 2, 3].map(async (seed) => {
          for (let round = 0; !isDown; round++) {
            acknowledged.push(
              ...(await editAtRandom(edited, {
                ask: ops,
                url: server.url,
                seed: 10 * round + seed,
                edits: 5,
              })),
            );
          }
        }),
      );
      await until(async () => acknowledged.length >= 30);
      await cluster.killPrimary();
      const killedAt = performance.now();
      // what a load balancer asks; told within two seconds, whatever the database does: at first a backend may outlive its server
      const askReady = () => asker({})<{ checks?: unknown }>(server.url, "GET /readyz");
      let ready = await askReady();
      while (ready?.status === 200 && performance.now() - killedAt < NAMED_MILLISECONDS)
        ready = await askReady();
      isDown = true;
      expect([ready?.status, JSON.stringify(ready?.body)]).toEqual([
        503,
        expect.stringContaining("does not answer"),
      ]);
      console.log(`the killed primary is named after ${Math.round(performance.now() - killedAt)} ms`);
      const refused = await ops<{ code?: string }>(server.url, "GET /v1/plans");
      expect(refused?.status).toBe(503);
      await editing;

      await cluster.startPrimary();
      await until(async () => (await asker({})(server.url, "GET /readyz"))?.status === 200);
      await until(async () => (await ops(server.url, "GET /v1/plans"))?.status === 200);
      await expectSound(pool, acknowledged);
      const more = await editAtRandom(edited, { ask: ops, url: server.url, seed: 99, edits: 5 });
      expect(more.length).toBe(5);

      // nothing writes any more: the standby is asked for what is heavy, and has the same to say
      await Promise.all([stop(server), stop(worker)]);
      await pool.end();
      await cluster.caughtUp();
      const [onPrimary, onStandby] = [join(FOLDER, "../primary.backup"), join(FOLDER, "../standby.backup")];
      await runOn(pooledUrl, "backup", onPrimary);
      await runOn(standbyUrl, "backup", onStandby);
      expect(contentOf(onStandby)).toEqual(contentOf(onPrimary));
      expect(await runOn(standbyUrl, "audit", "verify")).toMatchObject({ status: "whole" });
      const listed = await runOn<{ plans: readonly { name: string }[] }>(
        standbyUrl,
        "plan",
        "list",
        "--as",
        login.email,
      );
      expect(JSON.stringify(listed)).toContain("Edited");
      expect(await runOn(standbyUrl, "migrate", "status")).toMatchObject({ status: "up-to-date" });
    });
  },
);
