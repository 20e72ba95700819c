import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { loginOf } from "./client.ts";
import { copyDemo, readFrom } from "./data-folders.ts";
import { expectSound } from "./expect-sound.ts";
import { RANDOM_KILLS, seeded, someOf } from "./how-much.ts";
import {
  cleanUp,
  expectKilled,
  type FaultPoint,
  killDatabase,
  runCommand,
  serve,
  startCommand,
  stop,
} from "./run-command.ts";

const FOLDER = copyDemo();
afterAll(() => cleanUp(FOLDER));

const FILE = join(dirname(FOLDER), "accounts.csv");
const AS = ["--data", FOLDER, "--as", loginOf("sales-ops").email];
const IMPORT = ["import", "accounts", FILE, ...AS];

/** Long enough to be at any step of a command, its start included. */
const LONGEST_LIFE_MILLISECONDS = 4000;

/** What accounts say, whoever changed them last, and imports that stand as applied. */
async function readStored() {
  return readFrom(FOLDER, async (pool) => {
    const { rows } = await pool.query<{ accounts: string; applied: readonly string[] }>(
      `SELECT (SELECT md5(string_agg(concat_ws('|', code, name, revenue, unit_id), ';' ORDER BY code)) FROM accounts) AS accounts,
         ARRAY(SELECT id::text FROM imports WHERE state = 'applied') AS applied`,
    );
    return rows[0];
  });
}

/** New accounts, so that they are staged and applied in several steps. */
const NEW_ACCOUNTS = 6_000;

/** Half of the demo's accounts with another name and revenue, and many new ones. */
async function writeFile(): Promise<void> {
  const { rows } = await readFrom(FOLDER, (pool) =>
    pool.query<{ line: string }>(
      `SELECT concat_ws(',', a.code, a.name || ' Baru', u.code, round(a.revenue) + 1000) AS line FROM accounts a
         JOIN units u ON u.id = a.unit_id WHERE a.revenue IS NOT NULL AND a.name !~ '[",]' ORDER BY a.code LIMIT 150`,
    ),
  );
  const added = Array.from({ length: NEW_ACCOUNTS }, (_, index) =>
    rows[index % rows.length].line.replace(/^[^,]+/, `BARU-${index}`),
  );
  writeFileSync(FILE, ["code,name,unit,revenue", ...rows.map(({ line }) => line), ...added].join("\n"));
}

const POINTS = [
  "import.uploaded:1",
  "commit import_rows:1",
  "commit import_rows:3",
  "import.checked:1",
  "import.applied:1",
].flatMap((step): readonly FaultPoint[] => [`before ${step}`, `after ${step}`]);

it(`an import and its undo killed at every commit, and ${RANDOM_KILLS} times at any moment, are done wholly or not at all`, async () => {
  const first = (await serve(FOLDER, null)) ?? expect.fail("it died without a fault");
  await writeFile();
  const { accounts: before } = await readStored();
  await stop(first);
  await runCommand(...IMPORT);
  const { accounts: after, applied } = await readStoppedStore();
  expect(applied).toHaveLength(1);
  expect(after).not.toBe(before);

  /** Both tell the same: what the accounts say, and what the import says of itself. Gives the import that is to be undone. */
  const expectWhole = async (fault: string): Promise<string | null> => {
    const stored = await readStored();
    const isDone = stored.applied.length === 1;
    expect([fault, stored]).toEqual([fault, { accounts: isDone ? after : before, applied: stored.applied }]);
    return stored.applied[0] ?? null;
  };
  const undo = (id: string) => ["import", "undo", id, ...AS];
  const undoIfDone = async (id: string | null) => {
    if (id !== null) await runCommand(...undo(id));
  };

  for (const fault of ["before import.undone:1", "after import.undone:1"] as const) {
    await expectKilled(startCommand(undo(applied[0]), fault));
    expect(await expectWhole(fault)).toBe(fault.startsWith("before") ? applied[0] : null);
  }
  for (const [index, fault] of someOf(POINTS).entries()) {
    await expectKilled(startCommand(IMPORT, fault));
    const done = await expectWhole(fault);
    expect([fault, done !== null]).toEqual([fault, fault === "after import.applied:1"]);
    if (index % 2 === 0) killDatabase(FOLDER);
    await undoIfDone(done);
  }
  const random = seeded(13);
  let done: string | null = null;
  for (let kill = 0; kill < RANDOM_KILLS; kill++) {
    const command = startCommand(done === null ? IMPORT : undo(done));
    await Promise.race([wait(random.below(LONGEST_LIFE_MILLISECONDS)), command.ended]);
    command.child.kill("SIGKILL");
    await command.ended;
    if (random.below(2) === 0) killDatabase(FOLDER);
    const again = (await serve(FOLDER, null)) ?? expect.fail("it died without a fault");
    done = await expectWhole(`kill ${kill}`);
    await stop(again);
  }
  await undoIfDone(done);

  const last = (await serve(FOLDER, null)) ?? expect.fail("it died without a fault");
  expect(await expectWhole("the end")).toBeNull();
  await readFrom(FOLDER, (pool) => expectSound(pool));
  await stop(last);
  expect(await runCommand("audit", "verify", "--data", FOLDER)).toMatchObject({ status: "whole" });
});

/** What stands in a store that nobody serves just now. */
async function readStoppedStore() {
  const server = (await serve(FOLDER, null)) ?? expect.fail("it died without a fault");
  const stored = await readStored();
  await stop(server);
  return stored;
}
