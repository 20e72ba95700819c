import { type ClientRequest, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { asker, loginOf } from "./client.ts";
import { copyDemo, readFrom } from "./data-folders.ts";
import { expectSound } from "./expect-sound.ts";
import { cleanUp, serve, stop } from "./run-command.ts";

const FOLDER = copyDemo();
afterAll(() => cleanUp(FOLDER));

const PATIENCE_MILLISECONDS = 60_000;
const MEGABYTE = 1_000_000;

/** Asks the database until a query has this one answer. */
async function until(statement: string, expected: object): Promise<void> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const rows = await readFrom(FOLDER, async (pool) => (await pool.query(statement)).rows);
    if (JSON.stringify(rows) === JSON.stringify([expected])) return;
    if (performance.now() > deadline) expect(rows).toEqual([expected]);
    await wait(100);
  }
}

it("uploads that break off leave nothing, and a server that is told to stop ends well with requests and jobs open", async () => {
  const server = (await serve(FOLDER, null)) ?? expect.fail("it died");
  const { email, password } = loginOf("sales-ops");
  const signedIn = await asker({})(server.url, "POST /v1/auth/sign-in", { body: { email, password } });
  const cookie = signedIn?.cookie ?? expect.fail("not signed in");
  const ops = asker({ cookie });

  /** An upload of a file of so many bytes, of which so many are sent. */
  const begin = (declared: number, sent: number): ClientRequest => {
    const upload = request(`${server.url}/v1/imports?kind=accounts&name=cut.csv`, {
      method: "POST",
      headers: { cookie, origin: server.url, "content-type": "text/csv", "content-length": declared },
    });
    upload.on("error", () => {});
    const lines = "code,name,lon,lat\n".padEnd(sent, "K1,Toko,106.8,-6.2\n");
    upload.write(lines.slice(0, sent));
    return upload;
  };
  for (let sent = 0; sent <= 4; sent++) {
    const upload = begin(5 * MEGABYTE, sent * MEGABYTE);
    await wait(100);
    upload.destroy();
  }
  await until("SELECT count(*)::int AS imports FROM imports", { imports: 0 });
  await until("SELECT count(*)::int AS open FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'", {
    open: 0,
  });
  expect((await asker({})(server.url, "GET /readyz"))?.status).toBe(200);

  const plans = await ops<{ items: readonly { id: string; state: string }[] }>(server.url, "GET /v1/plans");
  const planId = plans?.body.items.find(({ state }) => state === "active")?.id ?? expect.fail("no plan");
  const wishes = { balance: [{ measure: "workload", tolerance: 0.5 }], timeSeconds: 600 };
  const asked = await ops(server.url, `POST /v1/plans/${planId}/designs`, { body: { name: "Long", wishes } });
  expect([asked?.status, asked?.status === 202 ? null : asked?.body]).toEqual([202, null]);
  const JOB = "SELECT state FROM jobs WHERE kind = 'design'";
  await until(JOB, { state: "running" });
  // one that never sends its end
  const hanging = begin(5 * MEGABYTE, MEGABYTE);
  await wait(200);
  await stop(server);
  hanging.destroy();

  const again = (await serve(FOLDER, null)) ?? expect.fail("it died");
  await readFrom(FOLDER, (pool) => expectSound(pool));
  await until("SELECT count(*)::int AS imports FROM imports", { imports: 0 });
  // given back, and taken up again
  await until(JOB, { state: "running" });
  await stop(again);
});
