import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildReview } from "../../../test/build-review.ts";
import { runWilayah, temporaryFolder } from "../../../test/cli/run-wilayah.ts";
import { databaseUrl } from "../../../test/database-url.ts";
import { openEmptyDatabase, type TestDatabase } from "../../../test/postgres.ts";

const folder = temporaryFolder();
const path = (name: string) => join(folder, name);
let source: Awaited<ReturnType<typeof buildReview>>;
let target: TestDatabase;

beforeAll(async () => {
  [source, target] = await Promise.all([buildReview("round trip"), openEmptyDatabase()]);
  await runWilayah(["backup", path("a"), "--data", path("none")], await onDatabase(source));
});
afterAll(async () => {
  await Promise.all([source.close(), target.close()]);
  rmSync(folder, { recursive: true });
});

const onDatabase = async ({ pool }: TestDatabase) => ({
  environment: { DATABASE_URL: await databaseUrl(pool) },
});

/** All but the header, which names the server's version, and the hash over both. */
const linesOf = (name: string) =>
  gunzipSync(readFileSync(path(name)).subarray(0, -72))
    .toString()
    .split("\n")
    .slice(1);

it("goes from a database into a data folder and back into a database without a change, whatever their versions", async () => {
  const { exitCode, err } = await runWilayah(["restore", path("a"), "--verify", "--data", path("data")]);
  expect([exitCode, err]).toEqual([0, expect.stringContaining("accounts: 24\n")]);
  // another process may have it next
  expect(readdirSync(path("data")).sort()).toEqual(
    expect.arrayContaining(["postgres", "postgres-password", "wilayah.json"]),
  );
  expect(existsSync(path("data/lock.json"))).toBe(false);
  expect((await runWilayah(["backup", path("b"), "--data", path("data")])).exitCode).toBe(0);
  expect(linesOf("b")).toEqual(linesOf("a"));
  const back = await runWilayah(
    ["restore", path("b"), "--verify", "--json", "--data", path("none")],
    await onDatabase(target),
  );
  expect(JSON.parse(back.out)).toMatchObject({
    status: "done",
    isVerified: true,
    organisations: ["round trip"],
  });
  await runWilayah(["backup", path("c"), "--data", path("none")], await onDatabase(target));
  expect(linesOf("c")).toEqual(linesOf("a"));
  // a backup of DATABASE_URL makes no data folder
  expect(existsSync(path("none"))).toBe(false);
});

it("refuses a place that is not empty, and a damaged file, with 2 and nothing left behind", async () => {
  mkdirSync(path("full"));
  writeFileSync(path("full/letter"), "mine");
  const full = await runWilayah(["restore", path("a"), "--data", path("full"), "--json"]);
  expect([full.exitCode, JSON.parse(full.out).problems[0].code]).toEqual([2, "STO-142"]);
  expect(readdirSync(path("full"))).toEqual(["letter"]);
  const again = await runWilayah(["restore", path("a"), "--json"], await onDatabase(source));
  expect([again.exitCode, JSON.parse(again.out).problems[0].code]).toEqual([2, "STO-142"]);
  const bytes = readFileSync(path("a"));
  bytes[bytes.length >> 1] ^= 1;
  writeFileSync(path("damaged"), bytes);
  const damaged = await runWilayah(["restore", path("damaged"), "--data", path("new/deeper")]);
  expect(damaged.exitCode).toBe(2);
  expect(existsSync(path("new"))).toBe(false);
});

it("cancelled, ends with 130 and leaves neither file nor folder", async () => {
  const cancelAt = (word: string) => ({
    onErr: (text: string, interrupt: () => void) => {
      if (text.startsWith(word)) interrupt();
    },
  });
  mkdirSync(path("empty"));
  const restored = await runWilayah(["restore", path("a"), "--data", path("empty")], cancelAt("accounts"));
  expect([restored.exitCode, readdirSync(path("empty"))]).toEqual([130, []]);
  const backup = await runWilayah(["backup", path("d"), "--data", path("none")], {
    ...(await onDatabase(source)),
    ...cancelAt("accounts"),
  });
  expect(backup.exitCode).toBe(130);
  expect(readdirSync(folder).filter((name) => name.includes("d."))).toEqual([]);
  expect(existsSync(path("d"))).toBe(false);
});
