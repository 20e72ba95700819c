import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
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

const plan = z.looseObject({ state: z.string() });

/** What the commands of a plan print; each prints some of it. */
const planDocument = z
  .looseObject({
    status: z.string(),
    problems: z.array(z.looseObject({ code: z.string(), cause: z.string() })),
    plan: plan.nullable(),
    plans: z.array(
      z.looseObject({
        territories: z.array(z.looseObject({ totals: z.looseObject({ units: z.int() }) })).optional(),
      }),
    ),
    change: z.looseObject({ version: z.int(), moveCount: z.int() }),
    changes: z.array(
      z.looseObject({
        version: z.int(),
        kind: z.string(),
        reason: z.string(),
        authorName: z.string().nullable(),
      }),
    ),
    csv: z.string(),
    difference: z.looseObject({ moved: z.looseObject({ units: z.int() }) }),
  })
  .partial();

interface Ran extends CommandResult {
  /** The document on stdout; empty with text. */
  readonly document: z.infer<typeof planDocument>;
  readonly codes: readonly string[];
}

/** `wilayah plan` in the name of a member; as JSON unless the arguments name a language. */
async function runPlan(
  as: string,
  args: readonly string[],
  onErr?: (text: string, interrupt: () => void) => void,
): Promise<Ran> {
  const isText = args.includes("--lang");
  const all = ["plan", ...args, "--as", emails[as] ?? as, ...(isText ? [] : ["--json"])];
  const result = await runWilayah(all, { environment: { DATABASE_URL: url }, ...(onErr && { onErr }) });
  const document = planDocument.parse(isText ? {} : JSON.parse(result.out));
  return { ...result, document, codes: (document.problems ?? []).map(({ code }) => code) };
}

describe("the life of a plan by command line", () => {
  it("designs, by a worker that the command lends", async () => {
    const wishes = wishesFile("wishes.json");
    const { exitCode, document } = await runPlan("ops", [
      ..."design First --name Designed --wishes".split(" "),
      wishes,
    ]);
    expect([exitCode, document]).toMatchObject([
      0,
      { status: "done", job: { state: "done", attempts: 1 }, plan: { name: "Designed", state: "draft" } },
    ]);
    const shown = (await runPlan("ops", ["show", "Designed"])).document.plans?.[0];
    expect(shown?.territories?.map(({ totals }) => totals.units)).toEqual([8, 8, 8]);
  });

  it("edits a version, refuses the next edit of the same, and goes back", async () => {
    const before = (await runPlan("ops", ["export", "Designed"])).document.csv;
    const units = (before ?? "")
      .trim()
      .split("\n")
      .slice(1)
      .filter((row) => row.endsWith(",A"));
    const [unit] = units[0].split(",");
    const move = ["move", "Designed", unit, "--white-space", "--reason", "market day", "--if-version"];
    expect((await runPlan("ops", [...move, "1"])).document.change).toMatchObject({
      version: 2,
      moveCount: 1,
    });
    const late = await runPlan("ops", [...move, "1"]);
    expect([late.exitCode, late.document.status, late.codes]).toEqual([1, "refused", ["APP-412"]]);
    expect((await runPlan("ops", ["export", "Designed"])).document.csv).not.toBe(before);
    expect((await runPlan("ops", ["revert", "Designed", "--to", "1"])).document.change?.version).toBe(3);
    expect((await runPlan("ops", ["export", "Designed"])).document.csv).toBe(before);
    const { changes } = (await runPlan("ops", ["log", "Designed"])).document;
    expect(
      changes?.map(({ version, kind, reason, authorName }) => [version, kind, reason, authorName]),
    ).toEqual([
      [3, "revert", "back to version 1", "Sari"],
      [2, "edit", "market day", "Sari"],
      [1, "design", expect.any(String), "Sari"],
    ]);
    expect((await runPlan("ops", ["log", "Designed", "--lang", "id"])).out).toMatch(/^versi.* oleh /m);
    expect((await runPlan("ops", ["compare", "First", "Designed"])).document.difference?.moved.units).toBe(
      24,
    );
  });

  it("is approved by another only, and holds from its date", async () => {
    expect((await runPlan("ops", ["submit", "Designed"])).document.plan?.state).toBe("in-review");
    expect((await runPlan("ops", ["approve", "Designed"])).codes).toEqual(["APP-403"]);
    expect((await runPlan("admin", ["approve", "Designed"])).document.plan?.state).toBe("approved");
    const past = await runPlan("ops", ["schedule", "Designed", "--on", dayFromNow(-1)]);
    expect([past.exitCode, past.codes]).toEqual([2, ["APP-422"]]);
    await runPlan("ops", ["schedule", "Designed", "--on", dayFromNow(1)]);
    expect((await runPlan("ops", ["activate"])).document.plans).toEqual([]);
    expect((await runPlan("ops", ["unschedule", "Designed"])).document.plan?.state).toBe("approved");
    await runPlan("ops", ["schedule", "Designed", "--on", dayFromNow(0)]);
    expect((await runPlan("ops", ["activate"])).document.plans).toMatchObject([
      { name: "Designed", state: "active" },
    ]);
    const asOf = async (date: string) => (await runPlan("ops", ["show", "--as-of", date])).document.plans;
    expect(await asOf(dayFromNow(-1))).toEqual([]);
    expect(await asOf(dayFromNow(30))).toMatchObject([{ plan: { name: "Designed" }, effect: { to: null } }]);
    const edited = await runPlan("ops", ["move", "Designed", "U1", "--to", "A"]);
    expect([edited.exitCode, edited.codes]).toEqual([1, ["APP-409"]]);
  });

  it("does not let its author approve it, whatever the role", async () => {
    await runPlan("admin", ["branch", "Designed", "--name", "Branch"]);
    await runPlan("admin", ["submit", "Branch"]);
    const { exitCode, document } = await runPlan("admin", ["approve", "Branch"]);
    expect([exitCode, document.problems?.[0]?.cause]).toEqual([
      1,
      "you created this plan, and nobody approves their own work",
    ]);
    const rejected = await runPlan("admin", ["reject", "Branch", "--reason", "too far"]);
    expect(rejected.document.plan).toMatchObject({ state: "draft", rejectionReason: "too far" });
    expect((await runPlan("admin", ["archive", "Branch"])).document.plan?.state).toBe("archived");
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
    const { exitCode, document } = await runPlan("ops", args, (text, interrupt) => {
      if (text.includes('"progress"')) interrupt();
    });
    expect([exitCode, document]).toMatchObject([130, { status: "cancelled", plan: null }]);
    expect((await runPlan("ops", ["show", "Never"])).codes).toEqual(["APP-404"]);
  });

  it("ends with 1 and the proof where the wish is impossible", async () => {
    const wishes = wishesFile("impossible.json", {
      territories: 5,
      balance: [{ measure: "workload", tolerance: "1%" }],
    });
    const { exitCode, codes } = await runPlan("ops", [
      "design",
      "First",
      "--name",
      "Never",
      "--wishes",
      wishes,
    ]);
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
    expect((await runPlan("ops", args("{"))).codes).toEqual(["CLI-140"]);
    expect((await runPlan("ops", args("[]"))).codes).toEqual(["CLI-141"]);
    expect((await runPlan("ops", args('{"seed": "x", "itertions": 3}'))).codes).toEqual([
      "CLI-106",
      "CLI-106",
    ]);
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
    const { exitCode, codes } = await runPlan(as, args);
    expect([exitCode, codes[0]]).toEqual([code, problem]);
  });

  it("asks for --as", async () => {
    const { exitCode, err } = await runWilayah(["plan", "list"], { environment: { DATABASE_URL: url } });
    expect([exitCode, err.split(" ", 1)[0]]).toEqual([2, "CLI-115"]);
  });

  it("speaks English and Indonesian", async () => {
    await runPlan("ops", [
      "create",
      "New",
      "--sales-force",
      "van",
      "--territory",
      "N=North",
      "--territory",
      "S",
    ]);
    expect((await runPlan("ops", ["list", "--state", "draft", "--lang", "en"])).out).toMatch(
      /^New +draft +1 +van$/m,
    );
    expect((await runPlan("ops", ["list", "--state", "draft", "--lang", "id"])).out).toMatch(
      /^New +draf +1 +van$/m,
    );
    const shown = (await runPlan("ops", ["show", "New", "--lang", "en"])).out;
    expect(shown).toMatch(/^New: draft, version 1, sales force van\nterritory /);
    expect(shown).toMatch(/^N +North +0 +0 +0 +0 +vacant$/m);
  });
});
