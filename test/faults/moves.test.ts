import { afterAll, expect, it } from "vitest";
import { createPlan } from "../../src/app/plans/create-plan.ts";
import { buildOrganisation } from "../build-organisation.ts";
import { expectValue } from "../people.ts";
import { readPlanRows } from "../read-plan-rows.ts";
import { startApplication } from "../start-application.ts";
import { editAtRandom } from "./edit-at-random.ts";
import { isFew } from "./how-much.ts";
import { openKey } from "./open-key.ts";

const CLIENTS = 20;
/** 500 are asked of a release; that many take minutes. */
const MOVES = Number(process.env.FAULT_MOVES ?? (isFew ? 5 : 25));

/** A hang ends the run; nothing is measured by it. */
const HANG_MILLISECONDS = 10 * 60_000 + MOVES * 10_000;

const application = await startApplication();
afterAll(() => application.close());
const URL_OF_SERVER = await application.server.listen({ port: 0, host: "127.0.0.1" });

const PAIRS = 200;
const TERRITORIES = ["T1", "T2", "T3", "T4", "T5"];

/** An organisation of its own with an empty draft, and two of its members who may edit it. */
async function openDraft(name: string) {
  const { world, pool } = application;
  const organisation = await buildOrganisation(pool, name, { width: 10, height: 10, accounts: 300 });
  const territories = TERRITORIES.map((code) => ({ code, name: code, parent: null, share: 1 }));
  const draft = { name: "Moved by many", salesForce: "Field", layerId: organisation.layerId, wishes: {} };
  const plan = expectValue(await createPlan(world, organisation.actor("ops"), { ...draft, territories }));
  const asks = await Promise.all(["ops", "ops2"].map((member) => openKey(application, organisation, member)));
  return { planId: plan.id, units: organisation.unitCodes, asks };
}

it(`${PAIRS} pairs of edits with one ETag each give one success and one refusal`, async () => {
  const { planId, units, asks } = await openDraft("pairs");
  let tag = '"v1"';
  for (let pair = 0; pair < PAIRS; pair++) {
    const answers = await Promise.all(
      asks.map((ask, side) => {
        // both move something, and never the same: only the version stands between them
        const unit = units[(2 * pair + side) % units.length];
        const territory = TERRITORIES[Math.floor(pair / (units.length / 2)) % TERRITORIES.length];
        const body = { reason: "", units: [{ unit, territory }] };
        return ask(URL_OF_SERVER, `POST /v1/plans/${planId}/changes`, { body, ifMatch: tag });
      }),
    );
    expect(answers.map((answer) => answer?.status).sort()).toEqual([200, 412]);
    // the refused one is told the version that the other made
    expect(answers.map((answer) => answer?.tag)).toEqual([`"v${pair + 2}"`, `"v${pair + 2}"`]);
    tag = `"v${pair + 2}"`;
  }
});

it(`${CLIENTS} clients that make ${MOVES} moves each leave a log without gaps that replays to what is stored`, {
  timeout: HANG_MILLISECONDS,
}, async () => {
  const { planId, units, asks } = await openDraft("moves");
  const { pool } = application;
  const edited = { planId, units, territories: TERRITORIES };
  const told = await Promise.all(
    Array.from({ length: CLIENTS }, (_, seed) =>
      editAtRandom(edited, { ask: asks[seed % asks.length], url: URL_OF_SERVER, seed, edits: MOVES }),
    ),
  );
  expect(told.map(({ length }) => length)).toEqual(told.map(() => MOVES));
  // every acknowledged version was given to one client only, and none was left out
  const versions = told.flat().map(({ version }) => version);
  expect(versions.sort((a, b) => a - b)).toEqual(versions.map((_, index) => index + 2));
  const { storedAlignment, replayedAlignment, expectTotalsToBeRight } = readPlanRows(pool);
  const stored = await storedAlignment(planId);
  expect(await replayedAlignment(planId)).toEqual(stored);
  await expectTotalsToBeRight(planId);
  // and the log of versions, read as what each client was told, ends where the store stands
  const place = new Map<string, string | null>();
  for (const { units } of told.flat().sort((a, b) => a.version - b.version))
    for (const { unit, territory } of units) place.set(unit, territory);
  const rows = await pool.query<{ unit: string; territory: string }>(
    `SELECT u.code AS unit, t.code AS territory FROM alignment al JOIN units u ON u.id = al.unit_id
     JOIN territories t ON t.id = al.territory_id WHERE al.plan_id = $1`,
    [planId],
  );
  expect(new Map(rows.rows.map(({ unit, territory }) => [unit, territory]))).toEqual(
    new Map([...place].filter(([, territory]) => territory !== null)),
  );
});
