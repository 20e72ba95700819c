import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildReview, type Review } from "../../../test/build-review.ts";
import { codesOf, unwrap } from "../../../test/outcomes.ts";
import { draftFile } from "../../files/draft-file.ts";
import { openJobLedger } from "../../store/job-ledger.ts";
import { openShapeLedger } from "../../store/shape-ledger.ts";
import { CANCELLED } from "../jobs/job-attempt.ts";
import { readJobFile } from "../jobs/read-job-file.ts";
import { runJob } from "../jobs/run-job.ts";
import { editAlignment } from "../plans/edit-alignment.ts";
import type { QueuedJob } from "../ports/job-queue.ts";
import { exportToFile } from "./export-to-file.ts";
import { startExport } from "./start-export.ts";

let review: Review;
const sent: QueuedJob[] = [];
const queue = { send: async (job: QueuedJob) => void sent.push(job) };

beforeAll(async () => {
  review = await buildReview("Exports");
  await review.pool.query("UPDATE accounts SET name = '=1+1', stage = 'lapsed' WHERE code = 'A001'");
}, 60_000);
afterAll(() => review.close());

type Content = "alignment" | "territories" | "accounts";

/** Asks for an export as this member and works it; gives the job's id and how it ended. */
async function runExport(
  as: string,
  content: Content,
  {
    planId = review.holdingPlanId,
    format = "csv" as "csv" | "geojson",
    signal = new AbortController().signal,
  } = {},
) {
  const world = { ...review.world, queue };
  const { id } = unwrap(await startExport(world, review.actor(as), { planId, content, format }));
  expect(sent.at(-1)).toEqual({ orgId: review.actor(as).orgId, jobId: id, kind: "export" });
  const claimed = await openJobLedger(review.pool).claim({ orgId: review.actor(as).orgId, jobId: id }, 60);
  if (claimed === null) throw new Error("not claimed");
  // no export of text draws anything, so that the engine is not needed
  const tools = { shapes: openShapeLedger(review.pool), engine: null as never };
  const end = await runJob({ ...review.world, ...tools }, claimed, { signal, onProgress: () => {} });
  return { id, end };
}

async function download(as: string, jobId: string, name: string) {
  return readJobFile(review.world, review.actor(as), { jobId, name });
}

async function linesOf(as: string, content: Content, planId = review.holdingPlanId) {
  const { id, end } = await runExport(as, content, { planId });
  expect(end).toEqual({ kind: "stored" });
  const file = unwrap(await download(as, id, `${content}.csv`));
  return Buffer.from(file.content).toString("utf8").trimEnd().split("\n");
}

const column = (lines: readonly string[], header: string) => {
  const place = lines[0].split(",").indexOf(header);
  return lines.slice(1).map((line) => line.split(",")[place]);
};

it("holds the rows that its creator is shown: all of them, a team's, or one's own", async () => {
  const counts: Record<string, Record<string, number>> = {};
  for (const as of ["ops", "boss", "rep1", "rep2"]) {
    counts[as] = {};
    for (const content of ["alignment", "territories", "accounts"] as const) {
      counts[as][content] = (await linesOf(as, content)).length - 1;
    }
  }
  expect(counts).toEqual({
    // white space is a line of its own for who sees all
    ops: { alignment: 12, territories: 3, accounts: 24 },
    boss: { alignment: 12, territories: 2, accounts: 24 },
    rep1: { alignment: 6, territories: 1, accounts: 12 },
    rep2: { alignment: 6, territories: 1, accounts: 12 },
  });
});

it("says of each account its territory and rep, and lets no spreadsheet run a name", async () => {
  const own = await linesOf("rep1", "accounts");
  expect(new Set(column(own, "territory_code"))).toEqual(new Set(["T1"]));
  expect(new Set(column(own, "rep_code"))).toEqual(new Set(["R1"]));
  expect(own.find((line) => line.startsWith("A001,"))).toContain("A001,'=1+1,,U001,");
  const all = await linesOf("ops", "accounts", review.planId);
  const territoryOf = new Map(
    column(all, "code").map((code, index) => [code, column(all, "territory_code")[index]]),
  );
  // by override, by a unit that moves, and by a unit that stays
  expect(["A000", "A005", "A012"].map((code) => territoryOf.get(code))).toEqual(["T2", "T2", "T1"]);
});

it("adds up to the whole, white space included", async () => {
  const lines = await linesOf("ops", "territories");
  expect(column(lines, "territory_code")).toEqual(["T1", "T2", ""]);
  const { rows } = await review.pool.query("SELECT sum(revenue)::float8 AS revenue FROM accounts");
  const sum = column(lines, "revenue_per_year").reduce((total, cell) => total + Number(cell), 0);
  expect(sum).toBeCloseTo(rows[0].revenue, 6);
});

it("says sums without what the order of adding leaves behind", async () => {
  await review.pool.query("UPDATE territory_totals SET workload_hours = 0.1::float8 + 0.2::float8");
  const hours = column(await linesOf("ops", "territories"), "workload_hours_per_month");
  expect(hours.slice(0, 2)).toEqual(["0.3", "0.3"]);
});

it("is refused to who asks for a plan that they are not shown, and where there are no shapes", async () => {
  const draft = { planId: review.planId, content: "accounts", format: "csv" } as const;
  const world = { ...review.world, queue };
  expect(await startExport(world, review.actor("rep3"), draft)).toMatchObject({
    problems: [{ code: "APP-404" }],
  });
  const { end } = await runExport("ops", "territories", { format: "geojson" });
  expect(end).toMatchObject({ kind: "ended", state: "failed", problems: [{ code: "APP-409" }] });
});

it("is refused, once made, to who is no longer shown what it holds", async () => {
  const { id } = await runExport("rep1", "accounts");
  expect((await download("rep1", id, "accounts.csv")).ok).toBe(true);
  expect(await download("rep2", id, "accounts.csv")).toMatchObject({ problems: [{ code: "APP-404" }] });
  const hold = (rep: number, territory: string) =>
    review.pool.query(
      "UPDATE rep_assignments SET rep_id = (SELECT id FROM reps WHERE code = $1) WHERE territory_id = $2",
      [`R${rep}`, review.territory(territory, "holding")],
    );
  await hold(3, "T1");
  expect(await download("rep1", id, "accounts.csv")).toMatchObject({ problems: [{ code: "APP-409" }] });
  expect((await download("ops", id, "accounts.csv")).ok).toBe(true);
  await hold(1, "T1");
  expect((await download("rep1", id, "accounts.csv")).ok).toBe(true);
});

it("stops when it is cancelled, and leaves no file", async () => {
  const stop = new AbortController();
  stop.abort(CANCELLED);
  const { id, end } = await runExport("ops", "accounts", { signal: stop.signal });
  expect(end).toEqual({ kind: "ended", state: "cancelled", problems: [] });
  expect(await download("ops", id, "accounts.csv")).toMatchObject({ problems: [{ code: "APP-404" }] });
});

it("is not written where the plan became another version while it was read", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "wilayah-")), "alignment.csv");
  const exportNow = async (meanwhile: () => Promise<unknown>) => {
    const world = {
      ...review.world,
      draftFile: async (...given: Parameters<typeof draftFile>) => {
        await meanwhile();
        return draftFile(...given);
      },
    };
    const asked = { planId: review.planId, content: "alignment", format: "csv" } as const;
    const watch = { signal: new AbortController().signal, onProgress: () => {} };
    return exportToFile(world, review.actor("ops"), { asked, path, watch, current: null });
  };
  const edit = async () => {
    const units = [{ unit: "U000", territory: "T2" }];
    const step = { planId: review.planId, version: null, reason: "", units, accounts: [] };
    unwrap(await editAlignment(review.world, review.actor("ops"), step));
  };
  expect(codesOf(await exportNow(edit))).toEqual(["APP-409"]);
  expect(existsSync(path)).toBe(false);
  expect(unwrap(await exportNow(async () => {}))?.rows).toBe(12);
});

it("goes after seven days, its job after ninety", async () => {
  const { id } = await runExport("ops", "alignment");
  const age = (days: number) =>
    review.pool.query("UPDATE jobs SET finished_at = now() - $2 * interval '1 day' WHERE id = $1", [
      id,
      days,
    ]);
  const ledger = openJobLedger(review.pool);
  const found = async () => {
    const { rows } = await review.pool.query(
      "SELECT (SELECT count(*)::int FROM jobs WHERE id = $1) AS jobs, (SELECT count(*)::int FROM job_files WHERE job_id = $1) AS files",
      [id],
    );
    return rows[0];
  };
  expect(await ledger.retire()).toEqual({ files: 0, jobs: 0 });
  await age(8);
  expect(await ledger.retire()).toEqual({ files: 1, jobs: 0 });
  expect(await found()).toEqual({ jobs: 1, files: 0 });
  await age(91);
  expect(await ledger.retire()).toEqual({ files: 0, jobs: 1 });
  expect(await found()).toEqual({ jobs: 0, files: 0 });
});
