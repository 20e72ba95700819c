import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { signIn } from "./client.ts";
import { copyDemo, newFolder, readFrom } from "./data-folders.ts";
import { expectSound } from "./expect-sound.ts";
import { cleanUp, runCommand, serve, startCommand, stop } from "./run-command.ts";

const FOLDER = copyDemo();
const COPY = join(newFolder(), "data");
afterAll(() => cleanUp(FOLDER, COPY));

/** As many as start at once. */
const STARTS = 4;

const startAll = () => Array.from({ length: STARTS }, () => startCommand(["serve", "--data", FOLDER]));

it("a data folder has one server however many are started, also after one that was killed, and loses nothing by it", async () => {
  const first = (await serve(FOLDER, null)) ?? expect.fail("it died");
  const ops = await signIn(first.url, "sales-ops");
  const plans = await ops<{ items: readonly { id: string }[] }>(first.url, "GET /v1/plans?state=active");
  const source = plans?.body.items[0].id;
  const branch = (url: string, name: string) =>
    ops(url, `POST /v1/plans/${source}/branches`, { body: { name } }).then((answer) => answer?.status);
  expect(await branch(first.url, "Sebelum")).toBe(201);

  const holder = new RegExp(`^STO-102 .*process ${first.child.pid} `);
  for (const { exitCode, err } of await Promise.all(startAll().map(({ ended }) => ended)))
    expect([exitCode, err]).toEqual([3, expect.stringMatching(holder)]);
  // a copy made while it runs is not whole, and has the lock with it
  expect(spawnSync("cp", ["-a", FOLDER, COPY]).status).toBe(0);
  const copied = await startCommand(["serve", "--data", COPY]).ended;
  expect([copied.exitCode, copied.err]).toEqual([3, expect.stringMatching(holder)]);
  expect(await branch(first.url, "Sementara")).toBe(201);

  // its database lives on, and its lock names a process that is gone
  first.child.kill("SIGKILL");
  await first.ended;
  const racers = startAll();
  const lost = () => racers.filter(({ child }) => child.exitCode !== null);
  while (lost().length < STARTS - 1) await wait(50);
  for (const { ended } of lost()) expect((await ended).exitCode).toBe(3);
  const winner = racers.find(({ child }) => child.exitCode === null) ?? expect.fail("none of them serves");
  while (!winner.said.out.startsWith("http")) await wait(50);
  expect(await branch(winner.said.out.split("/\n", 1)[0], "Sesudah")).toBe(201);
  const { rows } = await readFrom(FOLDER, (pool) =>
    pool.query("SELECT name FROM plans WHERE name LIKE 'Se%' ORDER BY created_at"),
  );
  expect(rows.map(({ name }) => name)).toEqual(["Sebelum", "Sementara", "Sesudah"]);
  await readFrom(FOLDER, (pool) => expectSound(pool));
  await stop(winner);
  expect(await runCommand("audit", "verify", "--data", FOLDER)).toMatchObject({ status: "whole" });
});
