import type pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { expectValue, openTestPeople, type TestPeople } from "../../test/people.ts";
import { success } from "../core/domain/problem.ts";
import { checkAuditChains } from "./check-audit-chains.ts";

let people: TestPeople;

/** Two organisations; the creation and four more entries in the first. */
beforeEach(async () => {
  people = await openTestPeople();
  const actor = await people.createOrganisation("alpha");
  await people.createOrganisation("beta");
  for (const objectId of ["a", "b", "c", "d"]) {
    const entry = { action: "test", objectKind: "thing", objectId, detail: { objectId, n: 1.5 } };
    const stored = await people.world.store.transact(actor, async (tx) =>
      success(await tx.audit.append(entry)),
    );
    expectValue(stored);
  }
});
afterEach(() => people.close());

/** As someone would who owns the database: past the trigger that keeps the log append-only. */
async function tamper(pool: pg.Pool, statement: string): Promise<void> {
  await pool.query("ALTER TABLE audit DISABLE TRIGGER USER");
  await pool.query(statement);
  await pool.query("ALTER TABLE audit ENABLE TRIGGER USER");
}

const ALPHA = "org_id = (SELECT org_id FROM organisations WHERE name = 'alpha')";

async function verdicts() {
  return (await checkAuditChains(people.pool)).map(({ organisation, entries, brokenAt }) => [
    organisation,
    entries,
    brokenAt,
  ]);
}

describe("the audit chain", () => {
  it("holds as it was written", async () => {
    expect(await verdicts()).toEqual([
      ["alpha", 5, null],
      ["beta", 1, null],
    ]);
  });

  it.each([
    ["an entry was changed", `UPDATE audit SET action = 'other' WHERE ${ALPHA} AND seq = 3`, 5, 3],
    ["a detail was changed", `UPDATE audit SET detail = '{}' WHERE ${ALPHA} AND seq = 5`, 5, 5],
    [
      "an entry was changed and its hash made to fit",
      `UPDATE audit a SET action = 'other', hash = audit_hash(a) WHERE ${ALPHA} AND seq = 3;
       UPDATE audit a SET hash = audit_hash(a) WHERE ${ALPHA} AND seq = 3`,
      5,
      4,
    ],
    [
      "the last entry was changed and its hash made to fit",
      `UPDATE audit a SET action = 'other' WHERE ${ALPHA} AND seq = 5; UPDATE audit a SET hash = audit_hash(a) WHERE ${ALPHA} AND seq = 5`,
      5,
      5,
    ],
    ["an entry was removed", `DELETE FROM audit WHERE ${ALPHA} AND seq = 2`, 4, 2],
    ["the last entries were removed", `DELETE FROM audit WHERE ${ALPHA} AND seq > 3`, 3, 4],
    ["all entries were removed", `DELETE FROM audit WHERE ${ALPHA}`, 0, 1],
  ])("names the first wrong entry where %s", async (_, statement, entries, brokenAt) => {
    await tamper(people.pool, statement);
    expect(await verdicts()).toEqual([
      ["alpha", entries, brokenAt],
      ["beta", 1, null],
    ]);
  });
});
