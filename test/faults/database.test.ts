import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { type Ask, signIn } from "./client.ts";
import { copyDemo, newFolder, readFrom } from "./data-folders.ts";
import { editAtRandom } from "./edit-at-random.ts";
import { type Acknowledged, expectSound } from "./expect-sound.ts";
import { RANDOM_KILLS, seeded } from "./how-much.ts";
import { cleanUp, killDatabase, runCommand, serve, stop } from "./run-command.ts";
import { type LineState, startLine } from "./start-line.ts";

const FOLDER = copyDemo();
const FAR_FOLDER = join(newFolder(), "data");
afterAll(() => cleanUp(FOLDER, FAR_FOLDER));

const EDITORS = 4;
/** Two members with two editors each stay below the 300 writes a minute that each may make, refused ones included. */
const PAUSE_MILLISECONDS = 700;
const LONGEST_TROUBLE_MILLISECONDS = 4000;
const PATIENCE_MILLISECONDS = 120_000;

/** Bad lines, and a database that is killed and started again by the server that looks after it. */
const TROUBLES: readonly (Exclude<LineState, "open"> | "killed")[] = [
  "cut",
  "stalled",
  "deaf",
  "slow",
  "dripping",
  "killed",
];
/** Rounds of all troubles. A database that dies more than five times a minute is given up, and one round takes longer than 12 s. */
const ROUNDS = Math.max(1, Math.ceil(RANDOM_KILLS / TROUBLES.length));

const readSecret = (name: string) => readFileSync(join(FOLDER, name), "utf8").trim();

/** Every answer is the thing asked for, a refusal of an old version, or a 503 that says when to come back. */
const answersWell =
  (ask: Ask): Ask =>
  async (url, request, options) => {
    const answer = await ask<never>(url, request, options);
    const status = answer?.status ?? null;
    if (status !== null && status >= 500)
      expect([request, status, answer?.body, Number(answer?.retryAfter)]).toEqual([
        request,
        503,
        expect.objectContaining({
          problems: [expect.objectContaining({ code: expect.stringMatching(/^HTTP-15[2-6]$/) })],
        }),
        expect.any(Number),
      ]);
    return answer;
  };

it(`a server whose database is cut off, silent, slow or killed answers 503, goes on by itself, and loses nothing, ${ROUNDS} times over`, async () => {
  const near = (await serve(FOLDER, null)) ?? expect.fail("it died");
  const line = await startLine(join(FOLDER, "socket", ".s.PGSQL.5432"));
  const far =
    (await serve(FAR_FOLDER, null, {
      DATABASE_URL: `postgresql://wilayah:${readSecret("postgres-password")}@127.0.0.1:${line.port}/wilayah`,
      WILAYAH_SECRET: readSecret("secret"),
      WILAYAH_DB_WAIT_SECONDS: "2",
    })) ?? expect.fail("it died");
  const { url } = far;
  const ops = answersWell(await signIn(url, "sales-ops"));
  const admin = answersWell(await signIn(url, "admin"));
  const plans = await ops<{ items: readonly { id: string; state: string }[] }>(url, "GET /v1/plans");
  const sourceId = plans?.body.items.find(({ state }) => state === "active")?.id ?? expect.fail("no plan");
  const branch = (name: string) =>
    ops<{ id: string }>(url, `POST /v1/plans/${sourceId}/branches`, {
      body: { name },
      idempotencyKey: name.replaceAll(" ", "-"),
    });
  const planId = (await branch("Disunting"))?.body.id ?? expect.fail("no branch");
  const codes = (statement: string) =>
    readFrom(FOLDER, async (pool) =>
      (await pool.query<{ code: string }>(statement, [planId])).rows.map(({ code }) => code),
    );
  const edited = {
    planId,
    units: await codes("SELECT u.code FROM units u JOIN plans p ON p.layer_id = u.layer_id WHERE p.id = $1"),
    territories: await codes("SELECT code FROM territories WHERE plan_id = $1"),
  };
  const acknowledged: Acknowledged[] = [];
  let isOver = false;
  let round = 0;
  const editing = Promise.all(
    Array.from({ length: EDITORS }, async (_, client) => {
      for (let times = 0; !isOver; times++) {
        const ask = client % 2 === 0 ? ops : admin;
        const editor = {
          ask,
          url,
          seed: 1000 * client + times,
          edits: 5,
          pauseMilliseconds: PAUSE_MILLISECONDS,
        };
        await editAtRandom(edited, editor, (one) => acknowledged.push(one));
        await wait(PAUSE_MILLISECONDS);
      }
    }),
  );
  /** Trouble comes in the midst of edits that go through. */
  const untilEdited = async () => {
    const [known, until] = [acknowledged.length, performance.now() + PATIENCE_MILLISECONDS];
    while (acknowledged.length === known) {
      if (performance.now() > until) expect.fail("no edit is acknowledged any more");
      await wait(20);
    }
  };
  const isServed = async () => (await ops(url, "GET /v1/plans"))?.status === 200;
  const random = seeded(17);
  for (; round < ROUNDS; round++) {
    for (const trouble of TROUBLES) {
      const name = `Cabang ${trouble} ${round}`;
      await untilEdited();
      if (trouble === "killed") killDatabase(FOLDER);
      else line.become(trouble);
      const first = branch(name);
      await wait(500 + random.below(LONGEST_TROUBLE_MILLISECONDS));
      line.become("open");
      const until = performance.now() + PATIENCE_MILLISECONDS;
      while (!(await isServed())) {
        if (performance.now() > until) expect.fail(`${trouble}: it does not go on`);
        await wait(100);
      }
      // asked once more with its key, it is done once: now, or by the first, whose answer was lost
      await first;
      const again = await branch(name);
      const { rows } = await readFrom(FOLDER, (pool) =>
        pool.query("SELECT count(*)::int AS made FROM plans WHERE name = $1", [name]),
      );
      expect([
        trouble,
        [201, 409].includes(again?.status ?? 0),
        again?.status === 201 ? rows[0].made : 1,
      ]).toEqual([trouble, true, 1]);
      expect(rows[0].made).toBeLessThan(2);
    }
  }
  await untilEdited();
  isOver = true;
  await editing;
  await readFrom(FOLDER, (pool) => expectSound(pool, acknowledged));
  expect([far.child.exitCode, near.child.exitCode]).toEqual([null, null]);
  await stop(far);
  await line.stop();
  await stop(near);
  expect(await runCommand("audit", "verify", "--data", FOLDER)).toMatchObject({ status: "whole" });
});
