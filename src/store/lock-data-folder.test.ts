import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockDataFolder } from "./lock-data-folder.ts";
import { identifySelf } from "./process-identity.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "wilayah-lock-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const record = (changes: object) =>
  JSON.stringify({ ...identifySelf(), token: "t", startedAt: "2026-01-02T03:04:05.000Z", ...changes });
const leave = (text: string) => writeFile(join(folder, "lock.json"), text);

async function attempt() {
  const outcome = await lockDataFolder(folder);
  if (outcome.ok) await outcome.value.release();
  return outcome.ok ? "taken" : outcome.problems.map(({ code, cause }) => `${code} ${cause}`).join();
}

describe("the lock of a data folder", () => {
  test("is refused while it is held, naming the holder, and given again after release", async () => {
    const first = await lockDataFolder(folder);
    if (!first.ok) throw new Error("got a refusal, expected the lock");
    expect(await attempt()).toMatch(new RegExp(`^STO-102 .* by process ${process.pid} on .* since 20`));
    await first.value.release();
    expect(await readdir(folder)).toEqual([]);
    expect(await attempt()).toBe("taken");
  });

  test.each([
    ["of a process that is gone", { pid: 2 ** 22 + 1 }],
    ["whose pid was given to another process", { pid: process.ppid, began: "1" }],
    ["of an earlier boot of this machine", { bootId: "an-earlier-boot" }],
  ])("%s is taken over", async (_, changes) => {
    await leave(record(changes));
    expect(await attempt()).toBe("taken");
    expect(await readdir(folder)).toEqual([]);
  });

  test("that a power cut left empty is taken over", async () => {
    await leave("");
    expect(await attempt()).toBe("taken");
  });

  test("of another host is refused while it shows signs of life", async () => {
    await leave(record({ host: "elsewhere", bootId: "another-machine" }));
    const beat = setInterval(() => utimes(join(folder, "lock.json"), new Date(), new Date()), 100);
    expect(await attempt()).toMatch(/^STO-102 .* on elsewhere since 2026-01-02/);
    clearInterval(beat);
  });

  test("is won by one of many that find it left behind", async () => {
    await leave(record({ pid: 2 ** 22 + 1 }));
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => lockDataFolder(folder)));
    const winners = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
    expect(winners).toHaveLength(1);
    expect(await readdir(folder)).toEqual(["lock.json"]);
    await winners[0]?.release();
  });

  test("is taken over although a process was killed while taking it over", async () => {
    await leave(record({ pid: 2 ** 22 + 1 }));
    await writeFile(join(folder, "lock.json.t"), record({ pid: 2 ** 22 + 2, token: "u" }));
    expect(await attempt()).toBe("taken");
    expect(await readdir(folder)).toEqual([]);
  });

  test("does not remove the lock of another holder on release", async () => {
    const first = await lockDataFolder(folder);
    if (!first.ok) throw new Error("got a refusal, expected the lock");
    await leave(record({ token: "another" }));
    await first.value.release();
    expect(JSON.parse(await readFile(join(folder, "lock.json"), "utf8")).token).toBe("another");
  });
});

test("a data folder that cannot be made is a problem", async () => {
  await writeFile(join(folder, "file"), "");
  const outcome = await lockDataFolder(join(folder, "file", "data"));
  expect(outcome.ok ? [] : outcome.problems.map(({ code }) => code)).toEqual(["STO-101"]);
});
