import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildOrganisation, type TestOrganisation } from "../../../test/build-organisation.ts";
import { inPieces, unwatched } from "../../../test/import-file.ts";
import { unwrap } from "../../../test/outcomes.ts";
import { openTestDatabase } from "../../../test/postgres.ts";
import { checkImport } from "../../app/imports/check-import.ts";
import { uploadImport } from "../../app/imports/upload-import.ts";
import { applyImport } from "../../app/imports/write-import.ts";
import { decodeTextStream } from "../../files/decode-text-stream.ts";
import { openStore } from "../open-store.ts";
import { DEFAULT_LIMITS, transactAs } from "../transact.ts";
import { importRows } from "./imports.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let organisation: TestOrganisation;
beforeAll(async () => {
  database = await openTestDatabase();
  organisation = await buildOrganisation(database.pool, "Early", { width: 1, height: 1, accounts: 1 });
});
afterAll(() => database.close());

/** Imports deals at an instant, which is `today` where the organisation is. */
async function importDeals(rows: readonly string[], at: string, today: string): Promise<void> {
  const wallClock = { now: () => new Date(at) };
  const engine = { decoders: { textStream: decodeTextStream } } as never;
  const store = openStore(database.pool, wallClock);
  const world = { store, wallClock, ids: { next: () => randomUUID() }, engine };
  const actor = organisation.actor("ops", today);
  const content = Buffer.from(["code,name,account,stage,amount", ...rows].join("\n"));
  const file = { kind: "opportunities", fileName: "deals.csv", pieces: inPieces(content), options: {} };
  const { id: importId } = unwrap(await uploadImport(world, actor, { ...file, maximumBytes: 1e6 }));
  const step = { importId, claimed: null, watch: unwatched() };
  expect(await checkImport(world, actor, step)).toEqual({ kind: "stored" });
  expect(await applyImport(world, actor, step)).toEqual({ kind: "stored" });
}

it("dates deals and their stages by the organisation's day, though it is still the day before in Greenwich", async () => {
  await importDeals(["D1,Deal,A000,qualification,10"], "2026-11-21T20:00:00Z", "2026-11-22");
  await importDeals(["D1,Deal,A000,proposal,10"], "2026-11-22T23:59:00Z", "2026-11-23");
  const { rows } = await database.pool.query(
    `SELECT o.created_on::text AS created, s.stage, s.entered_on::text AS entered FROM opportunities o
     JOIN opportunity_stages s ON s.opportunity_id = o.id ORDER BY s.number`,
  );
  expect(rows).toEqual([
    { created: "2026-11-22", stage: "qualification", entered: "2026-11-22" },
    { created: "2026-11-22", stage: "proposal", entered: "2026-11-23" },
  ]);
});

it("looks what is stored up by its code, and does not go through all of it for every batch", async () => {
  const { orgId } = organisation;
  await database.pool.query(
    `INSERT INTO sales (org_id, id, code, account_id, sold_on, quantity, amount)
     SELECT $1, gen_random_uuid(), 'S' || n, (SELECT id FROM accounts WHERE org_id = $1 LIMIT 1), '2026-01-01', 1, n
     FROM generate_series(1, 20000) n`,
    [orgId],
  );
  await database.pool.query("ANALYZE sales");
  const actor = organisation.actor("ops");
  const importId = randomUUID();
  const options = { duplicates: "fail" } as never;
  const head = { columns: [] } as never;
  const scans = await transactAs({ pool: database.pool, limits: DEFAULT_LIMITS }, actor, async (db) => {
    const imports = importRows(db, actor);
    const added = { id: importId, kind: "sales", fileName: "sales.csv", head, options, mapping: {} };
    await imports.insert({
      ...added,
      bytes: 0,
      sha256: "",
      createdBy: actor.memberId,
      createdAt: new Date(0),
    });
    const target = { kind: "sales", fields: [], layerId: null, planId: null };
    const records = [{ rowNumber: 2, key: "S7", id: randomUUID(), values: { code: "S7", amount: 8 } }];
    await imports.records.stage(importId, target, { records, known: new Map(), onSent: () => {} });
    const { rows } = await db.execute<{ whole: number; byCode: number }>(
      `SELECT seq_tup_read::int AS whole, idx_scan::int AS "byCode" FROM pg_stat_xact_user_tables WHERE relname = 'sales'`,
    );
    return rows;
  });
  expect(scans).toEqual([{ whole: 0, byCode: 1 }]);
});
