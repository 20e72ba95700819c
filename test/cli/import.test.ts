import { afterAll, beforeAll, expect, it } from "vitest";
import { databaseUrl } from "../database-url.ts";
import { uploadAndCheck } from "../import-file.ts";
import { openTestJobs } from "../jobs.ts";
import { runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

const FOLDER = temporaryFolder();

let jobs: Awaited<ReturnType<typeof openTestJobs>>;
let url = "";

beforeAll(async () => {
  jobs = await openTestJobs();
  url = await databaseUrl(jobs.pool);
}, 60_000);
afterAll(() => jobs.close());

/** `wilayah import` in the name of sales operations, as JSON. */
const run = (...args: readonly string[]) => runUntil(null, ...args);

/** The same, with Ctrl-C at the first sign of progress in this phase. */
async function runUntil(phase: string | null, ...args: readonly string[]) {
  const all = ["import", ...args, "--as", `${jobs.actor.memberId}@example.com`, "--json"];
  const { exitCode, out, err } = await runWilayah(all, {
    environment: { DATABASE_URL: url },
    onErr: (text, interrupt) => {
      if (text.includes(`"phase":"${phase}"`)) interrupt();
    },
  });
  return { exitCode, document: JSON.parse(out), err };
}

const stored = async () => {
  const { rows } = await jobs.pool.query(
    "SELECT (SELECT array_agg(code || '=' || name ORDER BY code) FROM accounts) AS accounts, (SELECT count(*)::int FROM imports) AS imports, (SELECT count(*)::int FROM import_files) AS files, (SELECT count(*)::int FROM import_rows) AS rows",
  );
  return rows[0];
};

const NOTHING = { accounts: null, imports: 0, files: 0, rows: 0 };

it("names every problem, ends with 2 and leaves nothing behind", async () => {
  const file = save(FOLDER, "wrong.csv", "code,name,revenue\nA,One,x\nA,,2\n");
  const { exitCode, document } = await run("accounts", file);
  expect([exitCode, document.status, document.problems.map(({ code }: { code: string }) => code)]).toEqual([
    2,
    "bad-input",
    ["IMP-302", "IMP-300"],
  ]);
  expect(document.problems[0].where).toEqual({ file: "wrong.csv", row: 2, column: "revenue", item: "x" });
  expect(await stored()).toEqual(NOTHING);
});

it("tells without writing, writes, lists and takes back; columns as a mapping says", async () => {
  const file = save(FOLDER, "right.csv", "Nomor;Depan;Belakang\n007;Toko;Maju\n");
  const map = save(
    FOLDER,
    "map.json",
    JSON.stringify({ code: "Nomor", name: { columns: ["Depan", "Belakang"], joiner: " " } }),
  );
  const dry = await run("accounts", file, "--map", map, "--dry-run");
  expect([dry.exitCode, dry.document.import]).toMatchObject([
    0,
    { counts: { rows: 1, new: 1 }, status: "checked" },
  ]);
  expect(await stored()).toEqual(NOTHING);
  const done = await run("accounts", file, "--map", map);
  expect([done.exitCode, done.document.import.status]).toEqual([0, "applied"]);
  expect((await stored()).accounts).toEqual(["007=Toko Maju"]);
  const { id } = done.document.import;
  expect((await run("list")).document.imports).toMatchObject([{ id, kind: "accounts", state: "applied" }]);
  expect((await run("undo", id)).document.import.state).toBe("undone");
  expect((await stored()).accounts).toBeNull();
  const again = await run("undo", id);
  expect([again.exitCode, again.document.problems[0].code]).toEqual([1, "APP-409"]);
});

it("tells which columns were read, and in a dry run what would change", async () => {
  const stock = save(FOLDER, "stock.csv", "code,name,segment\nD1,One,A\nD2,Two,B\n");
  const { id } = (await run("accounts", stock)).document.import;
  const file = save(FOLDER, "drift.csv", "Kundennr,Name,Segment\n77,D1,C\n");
  const lost = (await run("accounts", file, "--dry-run")).document.import;
  expect([lost.mapping.code.columns, lost.columnsNotRead]).toEqual([["Name"], ["Kundennr"]]);
  const changes = save(FOLDER, "changes.csv", "code,name,segment,note\nD1,One,C,x\nD3,Three,A,y\n");
  const { document } = await run("accounts", changes, "--dry-run");
  expect(document.difference).toMatchObject({
    changed: [{ key: "D1", before: { segment: "A" }, after: { segment: "C" } }],
    new: [{ key: "D3" }],
    missing: ["D2"],
  });
  const args = ["import", "accounts", changes, "--dry-run", "--as", `${jobs.actor.memberId}@example.com`];
  const { out } = await runWilayah([...args, "--lang", "en"], { environment: { DATABASE_URL: url } });
  expect(out.split("\n")).toEqual([
    "columns read: code, name, segment",
    "columns not read: note",
    "accounts changes.csv: checked; 2 rows: 1 new, 1 changed, 0 unchanged, 0 skipped; 1 not in the file",
    '  D1: segment "A" → "C"',
    "",
  ]);
  expect((await run("undo", id)).exitCode).toBe(0);
  expect((await run("remove", id)).exitCode).toBe(0);
});

it("refuses an option that no import has, and an id that is none", async () => {
  const file = save(FOLDER, "option.csv", "code,name\nO1,One\n");
  const misspelt = await run("accounts", file, "--option", "dateorder=day-first");
  expect([misspelt.exitCode, misspelt.document.problems[0].where.item]).toEqual([
    2,
    "/options/more/dateorder",
  ]);
  for (const verb of ["undo", "remove"]) {
    const { exitCode, document } = await run(verb, "1f0c");
    expect([exitCode, document.problems[0].code]).toEqual([2, "CLI-106"]);
  }
});

it("takes a postal code for the unit by its column's name, or leaves it out", async () => {
  const file = save(FOLDER, "postal.csv", "code,name,PostalCode\nP1,Post,12345\n");
  const taken = await run("accounts", file, "--dry-run");
  expect([taken.exitCode, taken.document.problems[0].code]).toEqual([2, "IMP-322"]);
  const map = save(FOLDER, "without.json", '{"unit": null}');
  expect((await run("accounts", file, "--map", map, "--dry-run")).exitCode).toBe(0);
});

it("tells on stderr how far it is, and leaves nothing half done at Ctrl-C in any phase", async () => {
  const rows = Array.from({ length: 5_001 }, (_, row) => `L${row},Long ${row}`);
  const file = save(FOLDER, "long.csv", ["code,name", ...rows].join("\n"));
  for (const phase of ["upload", "read", "write"]) {
    const { exitCode, document } = await runUntil(phase, "accounts", file);
    expect([phase, exitCode, document]).toEqual([phase, 130, { status: "cancelled", import: null }]);
    expect(await stored()).toMatchObject({ accounts: null, files: 1, rows: 1 });
  }
  const { exitCode, document, err } = await run("accounts", file);
  expect([exitCode, document.import.status]).toEqual([0, "applied"]);
  const told = err
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect([...new Set(told.map(({ phase }) => phase))]).toEqual(["upload", "read", "compare", "write"]);
  expect(told.at(-1)).toMatchObject({ type: "progress", phase: "write", of: 5_001 });
  const { id } = document.import;
  const stopped = await runUntil("write", "undo", id);
  expect([stopped.exitCode, stopped.document]).toMatchObject([130, { import: { state: "applied" } }]);
  expect((await stored()).accounts).toHaveLength(5_001);
  expect((await run("undo", id)).document.import.state).toBe("undone");
});

it("forgets what a killed import left behind", async () => {
  const before = await stored();
  const given = { kind: "accounts", content: "code,name\nK,Killed\n" };
  const { importId } = await uploadAndCheck(jobs.world, jobs.actor, given);
  expect(await stored()).not.toEqual(before);
  expect((await run("remove", importId)).exitCode).toBe(0);
  expect(await stored()).toEqual(before);
  const again = await run("remove", importId);
  expect([again.exitCode, again.document.problems[0].code]).toEqual([2, "APP-404"]);
});
