import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type {
  AccountFlow,
  AlignedUnit,
  AlignmentRows,
  MovedAccount,
  MovedAccountPage,
  OverrideRecord,
  Placement,
  UnitFlow,
} from "../../app/ports/rows/alignment.ts";
import type { AlignmentMove } from "../../app/ports/rows/plans.ts";
import type { Database } from "../transact.ts";
import { keepTotals, lockTotals, recountTotals } from "./keep-totals.ts";

const array = (values: readonly string[], type: "uuid" | "text") =>
  sql`${sql.param([...values])}::${sql.raw(type)}[]`;

export function alignmentRows(db: Database, { orgId }: Actor): AlignmentRows {
  const read = async <Row>(query: SQL) =>
    (await db.execute<Row & Record<string, unknown>>(query)).rows as Row[];
  const aligned = (planId: string, more: SQL) =>
    read<AlignedUnit>(sql`
      SELECT al.unit_id AS "unitId", u.code AS "unitCode", al.territory_id AS "territoryId", t.code AS "territoryCode"
      FROM alignment al JOIN units u ON u.org_id = al.org_id AND u.id = al.unit_id
      JOIN territories t ON t.org_id = al.org_id AND t.id = al.territory_id
      WHERE al.org_id = ${orgId} AND al.plan_id = ${planId} ${more}`);
  const overridden = (planId: string, more: SQL) =>
    read<OverrideRecord>(sql`
      SELECT o.account_id AS "accountId", a.code AS "accountCode", o.territory_id AS "territoryId",
        t.code AS "territoryCode", o.cause
      FROM overrides o JOIN accounts a ON a.org_id = o.org_id AND a.id = o.account_id
      JOIN territories t ON t.org_id = o.org_id AND t.id = o.territory_id
      WHERE o.org_id = ${orgId} AND o.plan_id = ${planId} ${more} ORDER BY a.code`);
  return {
    whole: (planId) => aligned(planId, sql`ORDER BY u.code`),
    page: (planId, territoryId, limit, afterUnitCode) => {
      const ofTerritory = territoryId === null ? sql`` : sql`AND al.territory_id = ${territoryId}`;
      const after = afterUnitCode === null ? sql`` : sql`AND u.code > ${afterUnitCode}`;
      return aligned(planId, sql`${ofTerritory} ${after} ORDER BY u.code LIMIT ${limit}`);
    },
    territoriesOfUnits: async (planId, unitIds) => {
      const rows = await read<{ unitId: string; territoryId: string }>(sql`
        SELECT unit_id AS "unitId", territory_id AS "territoryId" FROM alignment
        WHERE org_id = ${orgId} AND plan_id = ${planId} AND unit_id = ANY (${array(unitIds, "uuid")})`);
      return new Map(rows.map(({ unitId, territoryId }) => [unitId, territoryId]));
    },
    overrides: (planId) => overridden(planId, sql``),
    overridesOf: (planId, accountIds) =>
      overridden(planId, sql`AND o.account_id = ANY (${array(accountIds, "uuid")})`),
    geographyOfAccounts: async (planId, accountIds) => {
      const rows = await read<{ accountId: string; territoryId: string }>(sql`
        SELECT a.id AS "accountId", al.territory_id AS "territoryId" FROM accounts a
        JOIN alignment al ON al.org_id = a.org_id AND al.unit_id = a.unit_id AND al.plan_id = ${planId}
        WHERE a.org_id = ${orgId} AND a.id = ANY (${array(accountIds, "uuid")})`);
      return new Map(rows.map(({ accountId, territoryId }) => [accountId, territoryId]));
    },
    placementAt: async (planId, version, thing) => {
      const [unitId, accountId] = "accountId" in thing ? [null, thing.accountId] : [thing.unitId, null];
      const rows = await read<Placement>(
        sql`SELECT * FROM plan_placement(${planId}, ${version}, ${unitId}::uuid, ${accountId}::uuid)`,
      );
      return rows[0] ?? null;
    },
    apply: async (planId, moves) => {
      await lockTotals(db, orgId, "shared");
      const unitIds = moves.flatMap(({ unitId }) => unitId ?? []);
      const accountIds = moves.flatMap(({ accountId }) => accountId ?? []);
      return keepTotals(db, orgId, { planId, unitIds, accountIds }, async () => {
        await moveUnits(db, { orgId, planId, moves });
        await moveAccounts(db, { orgId, planId, moves });
      });
    },
    recountTotals: async (planId) => {
      await lockTotals(db, orgId, "shared");
      await recountTotals(db, orgId, planId);
    },
    unitFlows: (before, after) => unitFlows(read, { orgId, before, after }),
    accountFlows: (before, after) => accountFlows(read, { orgId, before, after }),
    movedAccounts: (before, after, page) => movedAccounts(read, { orgId, before, after }, page),
  };
}

type Read = <Row>(query: SQL) => Promise<Row[]>;

interface Moving {
  readonly orgId: string;
  readonly planId: string;
  readonly moves: readonly AlignmentMove[];
}

async function moveUnits(db: Database, { orgId, planId, moves }: Moving): Promise<void> {
  const units = moves.flatMap(({ unitId, to }) => (unitId === undefined ? [] : [{ unitId, to }]));
  const gone = units.filter(({ to }) => to === null).map(({ unitId }) => unitId);
  const placed = units.flatMap(({ unitId, to }) => (to === null ? [] : [{ unitId, to }]));
  if (gone.length > 0) {
    await db.execute(sql`DELETE FROM alignment
      WHERE org_id = ${orgId} AND plan_id = ${planId} AND unit_id = ANY (${array(gone, "uuid")})`);
  }
  if (placed.length > 0) {
    const ids = array(
      placed.map(({ unitId }) => unitId),
      "uuid",
    );
    const targets = array(
      placed.map(({ to }) => to),
      "uuid",
    );
    await db.execute(sql`INSERT INTO alignment (org_id, plan_id, unit_id, territory_id)
      SELECT ${orgId}, ${planId}, n.unit_id, n.territory_id FROM unnest(${ids}, ${targets}) AS n(unit_id, territory_id)
      ON CONFLICT (org_id, plan_id, unit_id) DO UPDATE SET territory_id = excluded.territory_id`);
  }
}

/** Rows that one statement writes: 95,000 at once ran into its time limit on a busy machine. */
const MOVES_AT_ONCE = 10_000;

async function moveAccounts(db: Database, { orgId, planId, moves }: Moving): Promise<void> {
  const accounts = moves.filter(({ accountId }) => accountId !== undefined);
  const gone = accounts.flatMap(({ accountId, to }) => (to === null && accountId ? [accountId] : []));
  const placed = accounts.filter(({ to }) => to !== null);
  if (gone.length > 0) {
    await db.execute(sql`DELETE FROM overrides
      WHERE org_id = ${orgId} AND plan_id = ${planId} AND account_id = ANY (${array(gone, "uuid")})`);
  }
  for (let start = 0; start < placed.length; start += MOVES_AT_ONCE) {
    const some = JSON.stringify(placed.slice(start, start + MOVES_AT_ONCE));
    await db.execute(sql`INSERT INTO overrides (org_id, plan_id, account_id, territory_id, cause)
      SELECT ${orgId}, ${planId}, n."accountId", n."to", coalesce(n.cause, 'manual')
      FROM jsonb_to_recordset(${some}::jsonb) AS n("accountId" uuid, "to" uuid, cause text)
      ON CONFLICT (org_id, plan_id, account_id) DO UPDATE SET territory_id = excluded.territory_id, cause = excluded.cause`);
  }
}

interface PlanPair {
  readonly orgId: string;
  readonly before: string;
  readonly after: string;
}

function unitFlows(read: Read, { orgId, before, after }: PlanPair): Promise<UnitFlow[]> {
  const coded = (planId: string) => sql`(SELECT al.unit_id, t.code FROM alignment al
    JOIN territories t ON t.org_id = al.org_id AND t.id = al.territory_id
    WHERE al.org_id = ${orgId} AND al.plan_id = ${planId})`;
  return read(sql`
    SELECT b.code AS "from", a.code AS "to", count(*)::int AS units
    FROM ${coded(before)} b FULL JOIN ${coded(after)} a ON a.unit_id = b.unit_id
    GROUP BY b.code, a.code ORDER BY b.code, a.code`);
}

/** Accounts by id with the codes of their territories before (b) and after (n), beside their own rows (a). */
function accountPairs({ orgId, before, after }: PlanPair): SQL {
  const coded = (planId: string) => sql`(SELECT a.id, t.code FROM accounts a
    LEFT JOIN alignment al ON al.org_id = a.org_id AND al.unit_id = a.unit_id AND al.plan_id = ${planId}
    LEFT JOIN overrides o ON o.org_id = a.org_id AND o.account_id = a.id AND o.plan_id = ${planId}
    JOIN territories t ON t.org_id = a.org_id AND t.id = coalesce(o.territory_id, al.territory_id)
    WHERE a.org_id = ${orgId})`;
  return sql`${coded(before)} b FULL JOIN ${coded(after)} n ON n.id = b.id
    JOIN accounts a ON a.org_id = ${orgId} AND a.id = coalesce(b.id, n.id)`;
}

const accountFlows = (read: Read, plans: PlanPair): Promise<AccountFlow[]> =>
  read(sql`
    SELECT b.code AS "from", n.code AS "to", count(*)::int AS accounts, sum(a.revenue) AS revenue,
      sum(a.potential) AS potential, sum(a.workload_hours) AS "workloadHours"
    FROM ${accountPairs(plans)}
    GROUP BY b.code, n.code ORDER BY b.code, n.code`);

function movedAccounts(read: Read, plans: PlanPair, page: MovedAccountPage): Promise<MovedAccount[]> {
  const { territoryCode, limit, after } = page;
  const touching = territoryCode === null ? sql`` : sql`AND ${territoryCode} IN (b.code, n.code)`;
  const rest =
    after === null
      ? sql``
      : sql`AND (a.revenue < ${after.revenue} OR (a.revenue = ${after.revenue} AND a.code > ${after.code}))`;
  return read(sql`
    SELECT a.id, a.code, a.name, u.code AS unit, a.revenue, a.potential, a.workload_hours AS "workloadHours",
      b.code AS "from", n.code AS "to"
    FROM ${accountPairs(plans)}
    LEFT JOIN units u ON u.org_id = a.org_id AND u.id = a.unit_id
    WHERE b.code IS DISTINCT FROM n.code ${touching} ${rest}
    ORDER BY a.revenue DESC, a.code LIMIT ${limit}`);
}
