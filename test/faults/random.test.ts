import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { signIn } from "./client.ts";
import { copyDemo, readFrom } from "./data-folders.ts";
import { editAtRandom } from "./edit-at-random.ts";
import { type Acknowledged, expectSound } from "./expect-sound.ts";
import { RANDOM_KILLS, seeded } from "./how-much.ts";
import { LIFE, leadPlans, type ToldState } from "./live-at-random.ts";
import { cleanUp, killDatabase, runCommand, type Serving, serve, stop } from "./run-command.ts";

const FOLDER = copyDemo();
afterAll(() => cleanUp(FOLDER));

const LONGEST_LIFE_MILLISECONDS = 3000;

async function expectServing(): Promise<Serving> {
  return (await serve(FOLDER, null)) ?? expect.fail("it died without a kill");
}

/** No plan stands before where a client was told that it is. */
async function expectStates(told: readonly ToldState[]): Promise<void> {
  const { rows } = await readFrom(FOLDER, (pool) =>
    pool.query<{ id: string; state: (typeof LIFE)[number] }>("SELECT id, state FROM plans"),
  );
  const rank = new Map(rows.map(({ id, state }) => [id, LIFE.indexOf(state)]));
  const behind = told.filter(
    ({ planId, state }) => (rank.get(planId) ?? -1) < (LIFE as readonly string[]).indexOf(state),
  );
  expect(behind).toEqual([]);
}

it(`a server killed ${RANDOM_KILLS} times at any moment of edits, reviews, activations and designs keeps what it told`, async () => {
  const random = seeded(7);
  const first = await expectServing();
  const [ops, admin] = [await signIn(first.url, "sales-ops"), await signIn(first.url, "admin")];
  const plans = await ops<{ items: readonly { id: string; state: string }[] }>(first.url, "GET /v1/plans");
  const sourceId = plans?.body.items.find(({ state }) => state === "active")?.id ?? expect.fail("no plan");
  const today = (await ops<{ date: string }>(first.url, "GET /v1/as-of"))?.body.date ?? "";
  const branch = await ops<{ id: string }>(first.url, `POST /v1/plans/${sourceId}/branches`, {
    body: { name: "Disunting" },
  });
  const planId = branch?.body.id ?? expect.fail("no branch");
  const codes = async (statement: string) =>
    readFrom(FOLDER, async (pool) =>
      (await pool.query<{ code: string }>(statement, [planId])).rows.map(({ code }) => code),
    );
  const edited = {
    planId,
    units: await codes(
      "SELECT u.code FROM units u JOIN plans p ON p.layer_id = u.layer_id WHERE p.id = $1 ORDER BY 1",
    ),
    territories: await codes("SELECT code FROM territories WHERE plan_id = $1 ORDER BY 1"),
  };
  await stop(first);
  const acknowledged: Acknowledged[] = [];
  const states = new Map<string, ToldState>();
  for (let kill = 0; kill < RANDOM_KILLS; kill++) {
    const server = await expectServing();
    await readFrom(FOLDER, (pool) => expectSound(pool, acknowledged));
    await expectStates([...states.values()]);
    const { url } = server;
    const wishes = { balance: [{ measure: "workload", tolerance: 0.2 }] };
    const working = Promise.all([
      ...[0, 1].map((client) =>
        editAtRandom(edited, {
          ask: client === 0 ? ops : admin,
          url,
          seed: 100 * kill + client,
          edits: Number.POSITIVE_INFINITY,
        }).then((told) => acknowledged.push(...told)),
      ),
      leadPlans({ author: ops, approver: admin, url, sourceId, seed: kill, today }).then((told) => {
        for (const each of told) states.set(each.planId, each);
      }),
      ops(url, `POST /v1/plans/${sourceId}/designs`, { body: { name: `Rancangan ${kill}`, wishes } }),
    ]);
    await wait(random.below(LONGEST_LIFE_MILLISECONDS));
    // the server alone, the server and then its database, or both at once as a power switch would
    const way = random.below(3);
    if (way === 2) killDatabase(FOLDER);
    server.child.kill("SIGKILL");
    await Promise.all([working, server.ended]);
    if (way === 1) killDatabase(FOLDER);
  }
  const last = await expectServing();
  await readFrom(FOLDER, (pool) => expectSound(pool, acknowledged));
  await expectStates([...states.values()]);
  expect(acknowledged.length + states.size).toBeGreaterThan(0);
  await stop(last);
  expect(await runCommand("audit", "verify", "--data", FOLDER)).toMatchObject({ status: "whole" });
});
