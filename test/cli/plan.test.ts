import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../../src/app/ports/actor.ts";
import { civilDateIn } from "../../src/core/domain/civil-date-in.ts";
import { databaseUrl } from "../database-url.ts";
import { openTestJobs, wishesFor } from "../jobs.ts";
import { type CommandResult, runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

const FOLDER = temporaryFolder();
const DAY = 86_400_000;
const dayFromNow = (days: number) => civilDateIn("Asia/Jakarta", Date.now() + days * DAY);
const wishesFile = (name: string, more: Record<string, unknown> = {}) =>
  save(FOLDER, name, JSON.stringify(wishesFor(more)));

let jobs: Awaited<ReturnType<typeof openTestJobs>>;
let url = "";
const emails: Record<string, string> = {};

const emailOf = ({ memberId }: Actor) => `${memberId}@example.com`;

beforeAll(async () => {
  jobs = await openTestJobs();
  url = await databaseUrl(jobs.pool);
  emails.ops = emailOf(jobs.actor);
  emails.admin = emailOf(await jobs.addMember("Ayu", "admin"));
  emails.manager = emailOf(await jobs.addMember("Citra", "manager"));
});
afterAll(() => jobs.close());

interface Ran extends CommandResult {
  /** The document on stdout; null with text. */
  // biome-ignore lint/suspicious/noExplicitAny: documents of many shapes, whose fields the tests compare
  readonly document: any;
  readonly codes: readonly string[];
}

/** `wilayah plan` in the name of a member; as JSON unless the arguments name a language. */
async function plan(
  as: string,
  args: readonly string[],
  onErr?: (text: string, interrupt: () => void) => void,
): Promise<Ran> {
  const isText = args.includes("--lang");
  const all = ["plan", ...args, "--as", emails[as] ?? as, ...(isText ? [] : ["--json"])];
  const result = await runWilayah(all, { environment: { DATABASE_URL: url }, ...(onErr && { onErr }) });
  const document = isText ? null : JSON.parse(result.out);
  return { ...result, document, codes: (document?.problems ?? []).map(({ code }: { code: string }) => code) };
}

describe("the life of a plan by command line", () => {
  it("designs, by a worker that the command lends", async () => {
    const wishes = wishesFile("wishes.json");
    const { exitCode, document } = await plan("ops", [
      ..."design First --name Designed --wishes".split(" "),
      wishes,
    ]);
    expect([exitCode, document]).toMatchObject([
      0,
      { status: "done", job: { state: "done", attempts: 1 }, plan: { name: "Designed", state: "draft" } },
    ]);
    const shown = (await plan("ops", ["show", "Designed"])).document.plans[0];
    expect(shown.territories.map(({ totals }: { totals: { units: number } }) => totals.units)).toEqual([
      8, 8, 8,
    ]);
  });

  it("edits a version, refuses the next edit of the same, and goes back", async () => {
    const before = (await plan("ops", ["export", "Designed"])).document.csv;
    const units = before
      .trim()
      .split("\n")
      .slice(1)
      .filter((row: string) => row.endsWith(",A"));
    const [unit] = units[0].split(",");
    const move = ["move", "Designed", unit, "--white-space", "--reason", "market day", "--if-version"];
    expect((await plan("ops", [...move, "1"])).document.change).toMatchObject({ version: 2, moveCount: 1 });
    const late = await plan("ops", [...move, "1"]);
    expect([late.exitCode, late.document.status, late.codes]).toEqual([1, "refused", ["APP-412"]]);
    expect((await plan("ops", ["export", "Designed"])).document.csv).not.toBe(before);
    expect((await plan("ops", ["revert", "Designed", "--to", "1"])).document.change.version).toBe(3);
    expect((await plan("ops", ["export", "Designed"])).document.csv).toBe(before);
    const { changes } = (await plan("ops", ["log", "Designed"])).document;
    expect(
      changes.map(({ version, kind, reason }: Record<string, unknown>) => [version, kind, reason]),
    ).toEqual([
      [3, "revert", "back to version 1"],
      [2, "edit", "market day"],
      [1, "design", expect.any(String)],
    ]);
    expect((await plan("ops", ["compare", "First", "Designed"])).document.difference.moved.units).toBe(24);
  });

  it("is approved by another only, and holds from its date", async () => {
    expect((await plan("ops", ["submit", "Designed"])).document.plan.state).toBe("in-review");
    expect((await plan("ops", ["approve", "Designed"])).codes).toEqual(["APP-403"]);
    expect((await plan("admin", ["approve", "Designed"])).document.plan.state).toBe("approved");
    const past = await plan("ops", ["schedule", "Designed", "--on", dayFromNow(-1)]);
    expect([past.exitCode, past.codes]).toEqual([2, ["APP-422"]]);
    await plan("ops", ["schedule", "Designed", "--on", dayFromNow(1)]);
    expect((await plan("ops", ["activate"])).document.plans).toEqual([]);
    expect((await plan("ops", ["unschedule", "Designed"])).document.plan.state).toBe("approved");
    await plan("ops", ["schedule", "Designed", "--on", dayFromNow(0)]);
    expect((await plan("ops", ["activate"])).document.plans).toMatchObject([
      { name: "Designed", state: "active" },
    ]);
    const asOf = async (date: string) => (await plan("ops", ["show", "--as-of", date])).document.plans;
    expect(await asOf(dayFromNow(-1))).toEqual([]);
    expect(await asOf(dayFromNow(30))).toMatchObject([{ plan: { name: "Designed" }, effect: { to: null } }]);
    const edited = await plan("ops", ["move", "Designed", "U1", "--to", "A"]);
    expect([edited.exitCode, edited.codes]).toEqual([1, ["APP-409"]]);
  });

  it("does not let its author approve it, whatever the role", async () => {
    await plan("admin", ["branch", "Designed", "--name", "Branch"]);
    await plan("admin", ["submit", "Branch"]);
    const { exitCode, document } = await plan("admin", ["approve", "Branch"]);
    expect([exitCode, document.problems[0].cause]).toEqual([
      1,
      "you created this plan, and nobody approves their own work",
    ]);
    const rejected = await plan("admin", ["reject", "Branch", "--reason", "too far"]);
    expect(rejected.document.plan).toMatchObject({ state: "draft", rejectionReason: "too far" });
    expect((await plan("admin", ["archive", "Branch"])).document.plan.state).toBe("archived");
  });

  it("leaves an audit log that is whole and tells that it was done on the host", async () => {
    const { exitCode } = await runWilayah(["audit", "verify"], { environment: { DATABASE_URL: url } });
    expect(exitCode).toBe(0);
    const { rows } = await jobs.pool.query(
      "SELECT count(*)::int AS count FROM audit WHERE action = 'plan.approve' AND detail->>'via' = 'command-line'",
    );
    expect(rows[0].count).toBe(1);
  });
});

describe("a design", () => {
  it("is cancelled by Ctrl-C and leaves no draft", async () => {
    const wishes = wishesFile("forever.json", { iterations: undefined, timeSeconds: 3000 });
    const args = ["design", "First", "--name", "Never", "--wishes", wishes];
    const { exitCode, document } = await plan("ops", args, (text, interrupt) => {
      if (text.includes('"progress"')) interrupt();
    });
    expect([exitCode, document]).toMatchObject([130, { status: "cancelled", plan: null }]);
    expect((await plan("ops", ["show", "Never"])).codes).toEqual(["APP-404"]);
  });

  it("ends with 1 and the proof where the wish is impossible", async () => {
    const wishes = wishesFile("impossible.json", {
      territories: 5,
      balance: [{ measure: "workload", tolerance: "1%" }],
    });
    const { exitCode, codes } = await plan("ops", ["design", "First", "--name", "Never", "--wishes", wishes]);
    expect([exitCode, codes]).toEqual([1, [expect.stringMatching(/^DES-\d+$/)]]);
  });

  it("refuses wishes that cannot be read, before it starts anything", async () => {
    const args = (text: string) => [
      "design",
      "First",
      "--name",
      "Never",
      "--wishes",
      save(FOLDER, "bad.json", text),
    ];
    expect((await plan("ops", args("{"))).codes).toEqual(["CLI-140"]);
    expect((await plan("ops", args("[]"))).codes).toEqual(["CLI-141"]);
    expect((await plan("ops", args('{"seed": "x", "itertions": 3}'))).codes).toEqual(["CLI-106", "CLI-106"]);
  });
});

describe("who acts, and what is asked", () => {
  it.each([
    ["nobody@example.com", ["list"], 2, "SET-130"],
    ["manager", ["create", "Mine", "--sales-force", "field"], 1, "APP-403"],
    ["ops", ["show", "Nothing"], 2, "APP-404"],
    ["ops", ["list", "--state", "old"], 2, "CLI-106"],
    ["ops", ["create", "Mine", "--sales-force", "field", "--layer", "Moon"], 2, "APP-404"],
    ["ops", ["schedule", "Designed", "--on", "tomorrow"], 2, "CLI-106"],
    ["ops", ["move", "First", "--to", "A"], 2, "CLI-103"],
    ["ops", ["move", "First", "U1"], 2, "CLI-117"],
    ["ops", ["move", "First", "X9", "--to", "Z"], 2, "APP-422"],
  ])("%s: plan %j ends with %i, %s", async (as, args, code, problem) => {
    const { exitCode, codes } = await plan(as, args);
    expect([exitCode, codes[0]]).toEqual([code, problem]);
  });

  it("asks for --as", async () => {
    const { exitCode, err } = await runWilayah(["plan", "list"], { environment: { DATABASE_URL: url } });
    expect([exitCode, err.split(" ", 1)[0]]).toEqual([2, "CLI-115"]);
  });

  it("speaks English and Indonesian", async () => {
    await plan("ops", [
      "create",
      "New",
      "--sales-force",
      "van",
      "--territory",
      "N=North",
      "--territory",
      "S",
    ]);
    expect((await plan("ops", ["list", "--state", "draft", "--lang", "en"])).out).toMatch(
      /^New +draft +1 +van$/m,
    );
    expect((await plan("ops", ["list", "--state", "draft", "--lang", "id"])).out).toMatch(
      /^New +draf +1 +van$/m,
    );
    const shown = (await plan("ops", ["show", "New", "--lang", "en"])).out;
    expect(shown).toMatch(/^New: draft, version 1, sales force van\nterritory /);
    expect(shown).toMatch(/^N +North +0 +0 +0 +0 +vacant$/m);
  });
});
