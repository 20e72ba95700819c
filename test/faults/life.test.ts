import type pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { type Answer, type Ask, signIn } from "./client.ts";
import { copyDemo, readFrom } from "./data-folders.ts";
import { type EditedPlan, editAtRandom } from "./edit-at-random.ts";
import { type Acknowledged, expectSound } from "./expect-sound.ts";
import { isFew, someOf } from "./how-much.ts";
import { cleanUp, killDatabase, runCommand, type Serving, serve, stop } from "./run-command.ts";

const folders: string[] = [];
afterAll(() => cleanUp(...folders));

interface PlanBody {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

/** The demo's store served for the first time: who asks there, and what stands in it. */
async function open() {
  const folder = copyDemo();
  folders.push(folder);
  const server = await expectServing(folder);
  const [ops, admin] = [await signIn(server.url, "sales-ops"), await signIn(server.url, "admin")];
  const drafts = await ops<{ items: readonly PlanBody[] }>(server.url, "GET /v1/plans?state=draft");
  const draft = drafts?.body.items[0] ?? expect.fail("no draft");
  const rows = await readFrom(folder, (pool) =>
    pool.query<{ kind: string; code: string }>(
      `SELECT 'unit' AS kind, u.code FROM units u JOIN plans p ON p.layer_id = u.layer_id WHERE p.id = $1
       UNION ALL SELECT 'territory', code FROM territories WHERE plan_id = $1 ORDER BY 1, 2`,
      [draft.id],
    ),
  );
  const codes = (kind: string) => rows.rows.filter((row) => row.kind === kind).map(({ code }) => code);
  const edited: Omit<EditedPlan, "planId"> = { units: codes("unit"), territories: codes("territory") };
  /** A copy of the draft, for edits that its approval does not depend on. */
  const branch = async (ask: Ask, name: string): Promise<EditedPlan> => {
    const made = await ask<PlanBody>(server.url, `POST /v1/plans/${draft.id}/branches`, { body: { name } });
    expect(made?.status).toBe(201);
    return { planId: made?.body.id ?? "", ...edited };
  };
  return { folder, server, ops, admin, draft, edited, branch };
}

async function expectServing(folder: string): Promise<Serving> {
  return (await serve(folder, null)) ?? expect.fail("it died without a fault");
}

async function expectWholeAudit(folder: string): Promise<void> {
  expect(await runCommand("audit", "verify", "--data", folder)).toMatchObject({ status: "whole" });
}

describe("a server that is killed at the commit", () => {
  it("of an edit among many keeps every edit it acknowledged, and no half of another", async () => {
    const { folder, server, ops, admin, branch } = await open();
    const plans = [
      { ask: ops, plan: await branch(ops, "Cabang A") },
      { ask: admin, plan: await branch(admin, "Cabang B") },
    ];
    await stop(server);
    const acknowledged: Acknowledged[] = [];
    const faults = ["before plan.changed:40", "after plan.changed:40"] as const;
    for (const [round, fault] of someOf(faults).entries()) {
      const { url, ended } = (await serve(folder, fault)) ?? expect.fail("it died before any edit");
      const clients = [0, 1, 2, 3, 4, 5, 6, 7].map((client) =>
        editAtRandom(plans[client % 2].plan, {
          ask: plans[client % 2].ask,
          url,
          seed: 100 * round + client,
          edits: Number.POSITIVE_INFINITY,
        }),
      );
      const told = (await Promise.all(clients)).flat();
      expect((await ended).signal).toBe("SIGKILL");
      // what was committed when the 40th was not, and no client was told more
      expect(told.length).toBeGreaterThan(30);
      expect(told.length).toBeLessThan(40);
      acknowledged.push(...told);
      if (round === 0) killDatabase(folder);
      const again = await expectServing(folder);
      await readFrom(folder, (pool) => expectSound(pool, acknowledged));
      await stop(again);
    }
    await expectWholeAudit(folder);
  });

  it("of any step from edit to activation has taken the step or not, and goes on", async () => {
    const { folder, server, ops, admin, draft, edited, branch } = await open();
    const side = await branch(ops, "Cabang samping");
    const today = (await ops<{ date: string }>(server.url, "GET /v1/as-of"))?.body.date;
    await stop(server);
    const path = `POST /v1/plans/${draft.id}`;
    const before = { ifMatch: `"v${draft.version}"` };
    const now = { ifMatch: `"v${draft.version + 1}"` };
    const units = edited.units.slice(0, 5).map((unit) => ({ unit, territory: edited.territories[0] }));
    const becomes = (state: string) => async (pool: pg.Pool) =>
      (await pool.query("SELECT FROM plans WHERE id = $1 AND state = $2", [draft.id, state])).rowCount === 1;
    const isEdited = async (pool: pg.Pool) =>
      (await pool.query("SELECT FROM plans WHERE id = $1 AND version > $2", [draft.id, draft.version]))
        .rowCount === 1;
    /** By the names of the audit log. A scheduled plan whose date has come is activated by the start itself. */
    const steps = [
      {
        name: "plan.changed",
        ask: (url: string) => ops(url, `${path}/changes`, { body: { units }, ...before }),
        isDone: isEdited,
      },
      {
        name: "plan.submit",
        ask: (url: string) => ops(url, `${path}/submit`, now),
        isDone: becomes("in-review"),
      },
      {
        name: "plan.approve",
        ask: (url: string) => admin(url, `${path}/approve`, now),
        isDone: becomes("approved"),
      },
      {
        name: "plan.schedule",
        ask: (url: string) => ops(url, `${path}/schedule`, { body: { effectiveFrom: today }, ...now }),
        isDone: becomes("scheduled"),
      },
      { name: "plan.activate", ask: null, isDone: becomes("active") },
    ];
    const acknowledged: Acknowledged[] = [];
    // of few: what nobody dies of is done by the next server, before it dies of something else
    const isSpared = (name: string, when: string) =>
      isFew && (when === "before" || !["plan.schedule", "plan.activate"].includes(name));
    const spared: ((url: string) => Promise<Answer<unknown> | null>)[] = [];
    for (const [index, { name, ask, isDone }] of steps.entries()) {
      for (const when of ["before", "after"] as const) {
        if (isSpared(name, when)) {
          if (ask !== null && when === "after") spared.push(ask);
          continue;
        }
        const faulty = await serve(folder, `${when} ${name}:1`);
        for (const step of faulty ? spared.splice(0) : [])
          expect((await step(faulty?.url ?? ""))?.status).toBe(200);
        if (ask !== null && faulty !== null) {
          await readFrom(folder, (pool) => expectSound(pool, acknowledged));
          // an edit elsewhere that is acknowledged, but where it would be the one that dies
          if (name !== "plan.changed") {
            const editor = { ask: ops, url: faulty.url, seed: acknowledged.length, edits: 1 };
            acknowledged.push(...(await editAtRandom(side, editor)));
          }
          const answer = await ask(faulty.url);
          expect(answer).toBeNull();
        }
        if (faulty !== null) expect((await faulty.ended).signal).toBe("SIGKILL");
        expect([name, when, await readFrom(folder, isDone)]).toEqual([name, when, when === "after"]);
        if (index % 2 === (when === "before" ? 0 : 1)) killDatabase(folder);
      }
    }
    const last = await expectServing(folder);
    await readFrom(folder, (pool) => expectSound(pool, acknowledged));
    expect(acknowledged).toHaveLength(isFew ? 1 : 6);
    const holding = await ops<{ plans: readonly { planId: string }[] }>(last.url, "GET /v1/as-of");
    expect(holding?.body.plans.map(({ planId }) => planId)).toEqual([draft.id]);
    await stop(last);
    await expectWholeAudit(folder);
  });
});
