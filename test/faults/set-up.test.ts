import { afterAll, expect, inject, it } from "vitest";
import { newFolder, readFrom } from "./data-folders.ts";
import { expectSound } from "./expect-sound.ts";
import { someOf } from "./how-much.ts";
import { cleanUp, expectKilled, killDatabase, runCommand, serve, startCommand, stop } from "./run-command.ts";

const FOLDER = `${newFolder()}/data`;
afterAll(() => cleanUp(FOLDER));

/** The commits of a set-up with the demo, in their order. */
const STEPS = [
  "organisation:create",
  "members:create",
  "members:create",
  "members:create",
  "plan.taken-over",
  "history.taken-over",
  "plan.designed",
] as const;

const COUNTS = `SELECT
  (SELECT count(*)::int FROM members) AS people,
  (SELECT count(*)::int FROM plans) AS plans, (SELECT count(*)::int FROM accounts) AS accounts,
  (SELECT count(*)::int FROM audit WHERE action = 'history.taken-over') AS histories`;
const SETUP = ["setup", "--demo", "--data", FOLDER, "--json"];

it("a set-up that is killed at a commit goes on there, and ends as one that was not", async () => {
  // nothing else is committed but migrations, and reads, which have no name; every commit is told by its table too
  const committed = inject("demo").steps.filter(
    (step) => !/^(migration$|unnamed$|write |commit )/.test(step),
  );
  expect(committed).toEqual(STEPS);
  const readCounts = () => readFrom(FOLDER, async (pool) => (await pool.query(COUNTS)).rows[0]);
  for (const [index, step] of someOf(STEPS).entries()) {
    await expectKilled(startCommand(SETUP, `before ${step}:1`));
    const before = await readCounts();
    if (index % 2 === 1) killDatabase(FOLDER);
    await expectKilled(startCommand(SETUP, `after ${step}:1`));
    const after = await readCounts();
    // one step further, by the one commit that was let through
    const done = ({ people, plans, histories }: typeof after) => people + plans + histories;
    expect(done(after)).toBe(done(before) + 1);
    if (index % 2 === 0) killDatabase(FOLDER);
  }
  const { logins } = await runCommand<{ logins: readonly { role: string }[] }>(...SETUP.slice(0, -1));
  expect(logins.map(({ role }) => role)).toEqual(["admin", "sales-ops", "manager", "rep"]);
  const server = await serve(FOLDER, null);
  expect(await readCounts()).toEqual({ people: 4, plans: 2, accounts: 300, histories: 1 });
  await readFrom(FOLDER, (pool) => expectSound(pool));
  if (server) await stop(server);
  expect(await runCommand("audit", "verify", "--data", FOLDER)).toMatchObject({ status: "whole" });
});
