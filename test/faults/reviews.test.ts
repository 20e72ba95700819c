import { afterAll, expect, it } from "vitest";
import { createPlan } from "../../src/app/plans/create-plan.ts";
import { buildOrganisation, type TestOrganisation } from "../build-organisation.ts";
import { expectValue } from "../people.ts";
import { startApplication } from "../start-application.ts";
import type { Ask } from "./client.ts";
import { expectSound } from "./expect-sound.ts";
import { isFew, seeded } from "./how-much.ts";
import { openKey } from "./open-key.ts";

const INTERLEAVINGS = isFew ? 10 : 100;

const application = await startApplication();
afterAll(() => application.close());
const { pool, world } = application;
const URL_OF_SERVER = await application.server.listen({ port: 0, host: "127.0.0.1" });
const random = seeded(23);

const organisation: TestOrganisation = await buildOrganisation(pool, "Reviewed", {
  width: 4,
  height: 4,
  accounts: 30,
});
const [author, editor, approver] = await Promise.all(
  ["ops", "ops2", "admin"].map((member) => openKey(application, organisation, member)),
);

interface PlanBody {
  readonly id: string;
  readonly state: string;
  readonly version: number;
}

/** A draft with two territories and every unit in one of them. */
async function newDraft(name: string, salesForce: string): Promise<PlanBody> {
  const territories = ["T1", "T2"].map((code) => ({ code, name: code, parent: null, share: 1 }));
  const draft = { name, salesForce, layerId: organisation.layerId, wishes: {}, territories };
  const { id } = expectValue(await createPlan(world, organisation.actor("ops"), draft));
  const units = organisation.unitCodes.map((unit, index) => ({ unit, territory: `T${(index % 2) + 1}` }));
  return must(author, `POST /v1/plans/${id}/changes`, {
    body: { reason: "", units },
    ifMatch: '"v1"',
  }).then(() => read(id));
}

const read = (id: string) => must(author, `GET /v1/plans/${id}`);

async function must(ask: Ask, request: string, options = {}): Promise<PlanBody> {
  const answer = await ask<PlanBody>(URL_OF_SERVER, request, options);
  expect([request, answer?.status, answer?.body]).toEqual([request, 200, expect.anything()]);
  return answer?.body ?? expect.fail("no answer");
}

const step = (ask: Ask, plan: PlanBody, name: string, more = {}) =>
  ask<PlanBody>(URL_OF_SERVER, `POST /v1/plans/${plan.id}/${name}`, {
    ifMatch: `"v${plan.version}"`,
    ...more,
  });

/**
 * Lets requests begin while the rows of their plans are held, in an order drawn anew each time, and then all go at once:
 * each has passed what it can before the row that decides.
 */
async function together<T>(
  planIds: readonly string[],
  requests: readonly (() => Promise<T>)[],
): Promise<T[]> {
  const holder = await pool.connect();
  try {
    await holder.query("BEGIN");
    await holder.query("SELECT FROM plans WHERE id = ANY ($1) ORDER BY id FOR UPDATE", [planIds]);
    const waiting: Promise<T>[] = [];
    const order = requests.map((_, index) => index);
    if (random.below(2) === 1) order.reverse();
    for (const [begun, index] of order.entries()) {
      waiting[index] = requests[index]();
      // some begin before the other waits, some only then
      if (random.below(2) === 1) await untilWaiting(begun + 1);
    }
    await holder.query("COMMIT");
    return await Promise.all(waiting);
  } finally {
    holder.release();
  }
}

/** Until so many sessions wait for a row that another one holds. */
async function untilWaiting(sessions: number): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ waiting: number }>(
      "SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    if (rows[0].waiting >= sessions) return;
  }
}

const statuses = (answers: readonly ({ readonly status: number } | null)[]) =>
  answers.map((answer) => answer?.status ?? 0);

it(`an approval and an edit at once, ${INTERLEAVINGS} times: what is approved is what the approver saw`, async () => {
  const drafted = await newDraft("Approved while edited", "Reviewed");
  for (let round = 0; round < INTERLEAVINGS; round++) {
    const now = await read(drafted.id);
    const plan =
      now.state === "draft"
        ? await must(author, `POST /v1/plans/${now.id}/submit`, { ifMatch: `"v${now.version}"` })
        : now;
    const units = [{ unit: organisation.unitCodes[0], territory: `T${(round % 2) + 1}` }];
    const answers = await together(
      [plan.id],
      [
        () => step(approver, plan, "approve"),
        () => step(editor, plan, "changes", { body: { reason: "", units } }),
      ],
    );
    const { state, version } = await read(plan.id);
    // the edit came first and the approver is told so, or the approval did and stands in the way of the edit
    const isApproved = state === "approved";
    expect([round, statuses(answers), state, version]).toEqual(
      isApproved
        ? [round, [200, 409], "approved", plan.version]
        : [round, [412, 200], "in-review", plan.version + 1],
    );
    await must(author, `POST /v1/plans/${plan.id}/withdraw`, { ifMatch: `"v${version}"` });
  }
  await expectSound(pool);
});

it("a plan that is scheduled twice at once holds once; of two plans for one date one is told that it is taken", async () => {
  const rounds = Math.ceil(INTERLEAVINGS / 5);
  for (let round = 0; round < rounds; round++) {
    const salesForce = `Force ${round}`;
    const plans = await Promise.all(
      ["first", "second"].map((name) => newDraft(`${salesForce} ${name}`, salesForce)),
    );
    for (const plan of plans) {
      expect((await step(author, plan, "submit"))?.status).toBe(200);
      expect((await step(approver, plan, "approve"))?.status).toBe(200);
    }
    const body = { effectiveFrom: "2099-01-01" };
    const [one, other] = plans;
    const clash = await together(
      [one.id, other.id],
      [() => step(author, one, "schedule", { body }), () => step(editor, other, "schedule", { body })],
    );
    expect([round, statuses(clash).sort()]).toEqual([round, [200, 409]]);
    const loser = clash[0]?.status === 409 ? one : other;
    const later = { body: { effectiveFrom: "2099-02-01" } };
    const twice = await together(
      [loser.id],
      [() => step(author, loser, "schedule", later), () => step(editor, loser, "schedule", later)],
    );
    expect([round, statuses(twice).sort()]).toEqual([round, [200, 409]]);
    const { rows } = await pool.query<{ stretches: number }>(
      "SELECT count(*)::int AS stretches FROM plan_effects WHERE sales_force = $1 AND upper_inf(recorded)",
      [salesForce],
    );
    expect(rows).toEqual([{ stretches: 2 }]);
  }
  await expectSound(pool);
});
