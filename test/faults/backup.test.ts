import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { copyDemo, newFolder, readFrom } from "./data-folders.ts";
import { expectSound } from "./expect-sound.ts";
import { RANDOM_KILLS, seeded, someOf } from "./how-much.ts";
import {
  cleanUp,
  expectKilled,
  type FaultPoint,
  runCommand,
  serve,
  startCommand,
  stop,
} from "./run-command.ts";

const FOLDER = copyDemo();
const BACKUPS = mkdtempSync(join(tmpdir(), "wilayah-backups-"));
const FILE = join(BACKUPS, "demo.backup");
const RESTORED = join(newFolder(), "restored");
afterAll(() => {
  cleanUp(FOLDER, RESTORED);
  rmSync(BACKUPS, { recursive: true });
});

const BACKUP = ["backup", FILE, "--data", FOLDER];
const RESTORE = ["restore", FILE, "--verify", "--data", RESTORED];

/** Long enough to be at any step of a command, its start included. */
const LONGEST_LIFE_MILLISECONDS = 4000;

it(`a backup or restore killed at its commit, and ${RANDOM_KILLS} times each at any moment, is there whole or not at all`, async () => {
  const random = seeded(11);
  const killAt = (args: readonly string[], fault: FaultPoint) => expectKilled(startCommand(args, fault));
  const killWithin = async (args: readonly string[]) => {
    const command = startCommand(args);
    await Promise.race([wait(random.below(LONGEST_LIFE_MILLISECONDS)), command.ended]);
    command.child.kill("SIGKILL");
    return (await command.ended).exitCode === 0;
  };
  const restoreOnce = async () => {
    const restored = await runCommand(...RESTORE);
    expect(restored).toMatchObject({ status: "done", isVerified: true });
  };

  await killAt(BACKUP, "before backup:1");
  expect(existsSync(FILE)).toBe(false);
  await killAt(BACKUP, "after backup:1");
  for (const fault of someOf(["before restore:1", "after restore:1"] as const)) {
    await killAt(RESTORE, fault);
    // no store: a command that looks for one says so
    const looked = await startCommand(["audit", "verify", "--data", RESTORED]).ended;
    expect([looked.exitCode, looked.err]).toEqual([2, expect.stringContaining("STO-122")]);
  }
  for (let kill = 0; kill < RANDOM_KILLS; kill++) {
    // the file that stands is always one of those that were whole
    await killWithin(BACKUP);
    if (await killWithin(RESTORE)) break;
    expect(existsSync(join(RESTORED, "wilayah.json"))).toBe(false);
  }
  if (!existsSync(join(RESTORED, "wilayah.json"))) await restoreOnce();

  const server = (await serve(RESTORED, null)) ?? expect.fail("it died without a kill");
  await readFrom(RESTORED, (pool) => expectSound(pool));
  await stop(server);
  expect(await runCommand("audit", "verify", "--data", RESTORED)).toMatchObject({ status: "whole" });
});
