import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestJobs, wishesFor } from "../../../test/jobs.ts";
import { expectValue } from "../../../test/people.ts";
import { success } from "../../core/domain/problem.ts";
import { runDesign } from "../design/run-design.ts";
import { PROBLEM_FILE, readPlanFiles } from "./plan-files.ts";
import { withPlanFiles } from "./with-plan-files.ts";

let jobs: Awaited<ReturnType<typeof openTestJobs>>;
beforeAll(async () => {
  jobs = await openTestJobs();
});
afterAll(() => jobs.close());

/** The files of the first plan, with it as the plan in force. */
async function read(more: Record<string, unknown> = {}) {
  const files = await jobs.world.store.transact(jobs.actor, async (tx) => {
    const wishes = wishesFor(more);
    return success(await readPlanFiles(tx, { plan: jobs.plan, wishes, currentPlanId: jobs.plan.id }));
  });
  return expectValue(files);
}

/** Territory by unit of a design from the files as they stand now. */
async function design(more: Record<string, unknown> = {}) {
  const { world, written } = withPlanFiles(jobs.world.engine, await read(more));
  const outcome = await runDesign(world, {
    units: null,
    options: { problem: PROBLEM_FILE },
    outFolder: "out",
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  if ("problems" in outcome) throw new Error(JSON.stringify(outcome.problems));
  const lines = String(written.get("alignment.csv")).trim().split("\n").slice(1);
  return new Map(lines.map((line) => line.split(",") as [string, string]));
}

it("carries codes as text, the stored neighbours with their lengths, and the plan's territories", async () => {
  const { tables, texts } = await read({ links: [{ a: "r0c0", b: "r3c5" }] });
  expect(tables.get("units.csv")?.columns).toEqual(["code", "revenue", "workload"]);
  const links = tables.get("links.csv")?.rows ?? [];
  expect(links.filter(([, , type]) => type === "land").length).toBe(4 * 5 + 3 * 6);
  expect(links.every(([, , type, km]) => (type === "land" ? Number(km) > 11 : km === null))).toBe(true);
  expect(links.at(-1)).toEqual(["r0c0", "r3c5", "link", null]);
  const spec = JSON.parse(texts.get(PROBLEM_FILE) ?? "");
  expect(spec.territories.map(({ code, name }: { code: string; name: string }) => [code, name])).toEqual([
    ["A", "Area A"],
    ["B", "Area B"],
    ["C", "Area C"],
  ]);
  expect(spec.current).toBe(undefined);
});

it("keeps a locked territory of the plan as it is", async () => {
  await jobs.pool.query(
    `INSERT INTO alignment (org_id, plan_id, unit_id, territory_id)
     SELECT u.org_id, $1, u.id, t.id FROM units u
     JOIN territories t ON t.plan_id = $1 AND t.code = (ARRAY['A', 'B', 'C'])[1 + u.position % 6 / 2]`,
    [jobs.plan.id],
  );
  await jobs.pool.query("UPDATE territories SET is_locked = true WHERE plan_id = $1 AND code = 'A'", [
    jobs.plan.id,
  ]);
  const placed = await design({
    balance: [{ measure: "revenue", tolerance: "40%" }],
    objective: "cut-edges",
  });
  const inA = [...placed].filter(([, territory]) => territory === "A").map(([unit]) => unit);
  expect(inA).toEqual([0, 1, 2, 3].flatMap((row) => [`r${row}c0`, `r${row}c1`]));
});

it("keeps locked units of the plan where they are, in white space too, beside the locks wished", async () => {
  await jobs.pool.query("UPDATE territories SET is_locked = false");
  await jobs.pool.query("DELETE FROM alignment al USING units u WHERE u.id = al.unit_id AND u.code = 'r3c5'");
  await jobs.pool.query(
    `INSERT INTO unit_locks (org_id, plan_id, unit_id)
     SELECT org_id, $1, id FROM units WHERE code IN ('r0c0', 'r1c2', 'r3c5')`,
    [jobs.plan.id],
  );
  const wished = [{ unit: "r0c0" }, { unit: "r1c2", territory: "B" }, { unit: "r2c4", territory: "C" }];
  const { texts } = await read({ locks: wished });
  const kept = { unit: "r3c5", territory: "-" };
  expect(JSON.parse(texts.get(PROBLEM_FILE) ?? "").locks).toEqual([...wished, kept]);
  const placed = await design({
    // A would give up its first column, were it free
    centres: [
      { territory: "A", unit: "r2c1" },
      { territory: "B", unit: "r0c5" },
      { territory: "C", unit: "r3c0" },
    ],
    balance: [{ measure: "revenue", tolerance: "40%" }],
    objective: "cut-edges",
  });
  expect(["r0c0", "r1c2", "r3c5"].map((unit) => placed.get(unit) ?? "")).toEqual(["A", "B", ""]);
  await jobs.pool.query("DELETE FROM unit_locks");
});

it("designs on a layer without shapes over its stored neighbours, barriers kept", async () => {
  await jobs.pool.query("DELETE FROM alignment");
  await jobs.pool.query("UPDATE territories SET is_locked = false");
  await jobs.pool.query("DELETE FROM layer_topologies");
  await jobs.pool.query("UPDATE adjacency SET barrier_price = 3 WHERE position_a = 0 AND position_b = 1");
  const { tables, texts } = await read();
  expect([...texts.keys()]).toEqual([PROBLEM_FILE, "units.json"]);
  expect(tables.get("barriers.csv")?.rows).toEqual([["r0c0", "r0c1", 3]]);
  const placed = await design();
  const sizes = ["A", "B", "C"].map(
    (code) => [...placed.values()].filter((territory) => territory === code).length,
  );
  expect(sizes).toEqual([8, 8, 8]);
});
