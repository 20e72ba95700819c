import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReview } from "../../../test/build-review.ts";
import { unwrap } from "../../../test/outcomes.ts";
import { openEmptyDatabase, type TestDatabase } from "../../../test/postgres.ts";
import type { Problem } from "../../core/domain/problem.ts";
import { seededRandom } from "../../core/search/random.ts";
import { applyWithin, readMigrations } from "../migrate.ts";
import { TRAILER_BYTES, trailerOf } from "./backup-format.ts";
import { openBackup } from "./read-backup.ts";
import { restoreBackup } from "./restore-backup.ts";
import { writeBackup } from "./write-backup.ts";

const MIGRATIONS = readMigrations(new URL("../migrations/", import.meta.url));
const NEVER = new AbortController().signal;
const folder = mkdtempSync(join(tmpdir(), "wilayah-backup-"));
const path = (name: string) => join(folder, name);

let source: Awaited<ReturnType<typeof buildReview>>;
const databases: TestDatabase[] = [];

/** A plan that holds and one in review, and every value that texts of rows are likely to get wrong. */
beforeAll(async () => {
  source = await buildReview("backup");
  await source.pool.query(
    `UPDATE accounts SET name = E'a "quoted", (b)\\\\ \\n\\r\\t\\u2028 émoji 🗺 ''', segment = '', industry = NULL,
       revenue = 0.1::float8 + 0.2::float8, potential = 'Infinity', workload_hours = '-0', products = '{"",NULL,"NULL","a,b"}'
     WHERE code = 'A001'`,
  );
  const job = `INSERT INTO jobs (org_id, id, kind, state, request, problems, result, created_by, created_at)
    SELECT org_id, $1, 'design', 'queued', '{"n": 12345678901234567890.10}', 'null', NULL, id, '2026-03-29 01:30:00.123456+00'
    FROM members LIMIT 1`;
  await source.pool.query(job, [randomUUID()]);
  await backUp(source.pool, path("first"));
});
afterAll(async () => {
  await Promise.all([source, ...databases].map((each) => each.close()));
  rmSync(folder, { recursive: true });
});

async function openEmpty(owner?: "plain"): Promise<pg.Pool> {
  const database = await openEmptyDatabase(owner);
  databases.push(database);
  return database.pool;
}

const backUp = async (pool: pg.Pool, file: string) =>
  unwrap(
    await writeBackup(pool, {
      file,
      takenAt: "2026-11-22T00:00:00.000Z",
      version: "0.0.0",
      signal: NEVER,
      onTable: () => {},
    }),
  );

async function restore(pool: pg.Pool, file: string, known = MIGRATIONS) {
  const backup = await openBackup(file, NEVER);
  if (!backup.ok) return backup;
  return restoreBackup(pool, backup.value, known, { verify: true, signal: NEVER, onTable: () => {} });
}

const codesOf = (outcome: { readonly ok: boolean; readonly problems?: readonly Problem[] }) =>
  outcome.problems?.map(({ code }) => code);

const contentOf = (file: string) => gunzipSync(readFileSync(file).subarray(0, -TRAILER_BYTES)).toString();

/** What somebody could write who knows the format. */
function writeSealed(file: string, content: string): void {
  const bytes = gzipSync(content);
  writeFileSync(file, bytes);
  writeFileSync(file, trailerOf(createHash("sha256").update(bytes).digest("hex")), { flag: "a" });
}

const isEmpty = async (pool: pg.Pool) =>
  (await pool.query("SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace")).rowCount === 0;

describe("a backup", () => {
  it("restored and taken again is the same file, byte for byte", async () => {
    const pool = await openEmpty();
    const restored = unwrap(await restore(pool, path("first")));
    expect(restored).toMatchObject({ isVerified: true, migrated: [], organisations: ["backup"] });
    expect(restored.rows).toBeGreaterThan(100);
    await backUp(pool, path("second"));
    expect(readFileSync(path("second")).equals(readFileSync(path("first")))).toBe(true);
    const { rows } = await pool.query(
      `SELECT name, segment, industry, products, workload_hours::text AS hours FROM accounts WHERE code = 'A001'`,
    );
    expect(rows).toEqual([
      {
        name: 'a "quoted", (b)\\ \n\r\t\u2028 émoji 🗺 \'',
        segment: "",
        industry: null,
        products: ["", null, "NULL", "a,b"],
        hours: "-0",
      },
    ]);
    // the walls and triggers stand again: the audit log takes no change
    await expect(pool.query("DELETE FROM audit")).rejects.toThrow();
    const { rows: open } = await pool.query(
      `SELECT relname FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relforcerowsecurity <>
         EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'org_id')`,
    );
    expect(open).toEqual([]);
  });

  it("is restored by an owner without rights elsewhere", async () => {
    const pool = await openEmpty("plain");
    unwrap(await restore(pool, path("first")));
    await backUp(pool, path("plain"));
    expect(readFileSync(path("plain")).equals(readFileSync(path("first")))).toBe(true);
  });

  it("holds one instant while others write", async () => {
    const { rows } = await source.pool.query<{ id: string }>("SELECT org_id AS id FROM organisations");
    let isOver = false;
    let written = 0;
    const writing = (async () => {
      while (!isOver) {
        // one row each, in tables that are read at different times
        await source.pool.query(
          `WITH p AS (INSERT INTO products (org_id, id, code, name) VALUES ($1, $2, $3, 'product'))
           INSERT INTO teams (org_id, id, name) VALUES ($1, $2, $3)`,
          [rows[0].id, randomUUID(), `pair-${written++}.`],
        );
      }
    })();
    for (let turn = 0; turn < 5; turn++) {
      await backUp(source.pool, path("busy"));
      const pairs = contentOf(path("busy")).match(/pair-\d+\./g) ?? [];
      expect(pairs.length).toBe(2 * new Set(pairs).size);
    }
    isOver = true;
    await writing;
    expect(written).toBeGreaterThan(5);
  });

  it("of an older schema is brought up to date", async () => {
    const old = await openEmpty();
    const client = await old.connect();
    await applyWithin(client, MIGRATIONS.slice(0, 19));
    client.release();
    await old.query(
      "INSERT INTO organisations (org_id, name, time_zone, locale, currency, created_at) VALUES (gen_random_uuid(), 'old', 'UTC', 'en', 'USD', now())",
    );
    await backUp(old, path("old"));
    const pool = await openEmpty();
    const restored = unwrap(await restore(pool, path("old")));
    expect(restored.migrated).toEqual(MIGRATIONS.slice(19).map(({ name }) => name));
    expect((await pool.query("SELECT name FROM organisations")).rows).toEqual([{ name: "old" }]);
  });
});

describe("a restore", () => {
  it("refuses a file of which any byte differs, or that was cut short", async () => {
    const whole = readFileSync(path("first"));
    const random = seededRandom(1, 1);
    const damage = (name: string, bytes: Buffer) => {
      writeFileSync(path(name), bytes);
      return openBackup(path(name), NEVER);
    };
    for (let flip = 0; flip < 200; flip++) {
      const bytes = Buffer.from(whole);
      // the first 20 and the trailer too, which gzip alone would let pass
      const at = flip < 20 ? flip : flip < 60 ? bytes.length - 1 - flip : random.below(bytes.length);
      bytes[at] ^= 1 << random.below(8);
      expect([at, codesOf(await damage("flipped", bytes))]).toEqual([at, ["STO-140"]]);
    }
    for (const length of [0, 1, TRAILER_BYTES, whole.length - 1, Math.floor(whole.length / 2)]) {
      expect(codesOf(await damage("short", whole.subarray(0, length)))).toEqual(["STO-140"]);
    }
    expect(codesOf(await damage("longer", Buffer.concat([whole, Buffer.from("\n")])))).toEqual(["STO-140"]);
    expect(codesOf(await openBackup(path("absent"), NEVER))).toEqual(["STO-140"]);
  });

  it("refuses what it cannot restore, and leaves the database empty", async () => {
    const pool = await openEmpty();
    const content = contentOf(path("first"));
    const [header, ...lines] = content.split("\n");
    const refuse = async (changed: string, known = MIGRATIONS) => {
      writeSealed(path("changed"), changed);
      const codes = codesOf(await restore(pool, path("changed"), known));
      expect(await isEmpty(pool)).toBe(true);
      return codes;
    };
    expect(await refuse("no JSON\n")).toEqual(["STO-140"]);
    expect(await refuse(content.replace('"wilayahBackup":1', '"wilayahBackup":2'))).toEqual(["STO-141"]);
    // a newer schema than this version knows
    expect(await refuse(content, MIGRATIONS.slice(0, -1))).toEqual(["STO-141"]);
    // the last row of the file is missing; the end is missing
    const last = lines.findLastIndex((line) => line.startsWith('"'));
    expect(await refuse([header, ...lines.filter((_, at) => at !== last)].join("\n"))).toEqual(["STO-140"]);
    expect(await refuse([header, ...lines.slice(0, -2), ""].join("\n"))).toEqual(["STO-140"]);
    unwrap(await restore(pool, path("first")));
    expect(codesOf(await restore(pool, path("first")))).toEqual(["STO-142"]);
    // an entry of the audit log was changed before the backup was taken
    await pool.query(
      "ALTER TABLE audit DISABLE TRIGGER USER; UPDATE audit SET action = 'other' WHERE seq = 2",
    );
    await backUp(pool, path("tampered"));
    const other = await openEmpty();
    expect(codesOf(await restore(other, path("tampered")))).toEqual(["STO-144"]);
    expect(await isEmpty(other)).toBe(true);
  });
});

it("a backup that is cancelled or cannot be written leaves no file", async () => {
  const stop = new AbortController();
  const request = { takenAt: "2026-11-22T00:00:00.000Z", version: "0.0.0", signal: stop.signal };
  const before = readdirSync(folder);
  const cancelled = await writeBackup(source.pool, {
    ...request,
    file: path("cancelled"),
    onTable: () => stop.abort(),
  });
  expect(codesOf(cancelled)).toEqual(["STO-146"]);
  const unwritable = await writeBackup(source.pool, {
    ...request,
    signal: NEVER,
    file: path("no such folder/file"),
    onTable: () => {},
  });
  expect(codesOf(unwritable)).toEqual(["STO-143"]);
  expect(readdirSync(folder)).toEqual(before);
});
