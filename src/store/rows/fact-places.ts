import { type SQL, sql } from "drizzle-orm";
import type { FactQuery } from "../../app/ports/rows/facts.ts";
import type { ScopeKind } from "../../core/domain/scope-kinds.ts";

/** What figures are split by: how an event `e` names it, and which there are. */
interface Scope {
  /** Of an event, with what `credited` joins to it. */
  readonly id: SQL;
  /** Id, code, name, parent_code of each. */
  readonly names: (orgId: string) => SQL;
}

export const SCOPES: Readonly<Record<ScopeKind, Scope>> = {
  organisation: {
    id: sql`'everything'`,
    names: () => sql`SELECT 'everything' AS id, '' AS code, NULL AS name, NULL AS parent_code`,
  },
  account: {
    id: sql`e.account_id`,
    names: (orgId) => sql`SELECT id, code, name, NULL AS parent_code FROM accounts WHERE org_id = ${orgId}`,
  },
  // a territory keeps its code from plan to plan, not its id
  territory: {
    id: sql`coalesce(p.code, al.code)`,
    names: (orgId) => sql`SELECT DISTINCT ON (t.code) t.code AS id, t.code, t.name, u.code AS parent_code
      FROM held h JOIN territories t ON t.org_id = ${orgId} AND t.plan_id = h.plan_id AND NOT t.is_removed
      LEFT JOIN territories u ON u.org_id = t.org_id AND u.id = t.parent_id ORDER BY t.code, h.till DESC`,
  },
  rep: {
    id: sql`coalesce(e.doer_id, ra.rep_id, e.seller_id)`,
    names: (orgId) => sql`SELECT id, code, name, NULL AS parent_code FROM reps WHERE org_id = ${orgId}`,
  },
  team: {
    id: sql`r.team_id`,
    names: (orgId) => sql`SELECT t.id, t.name AS code, t.name, u.name AS parent_code FROM teams t
      LEFT JOIN teams u ON u.org_id = t.org_id AND u.id = t.parent_id WHERE t.org_id = ${orgId}`,
  },
  product: {
    id: sql`e.product_id`,
    names: (orgId) => sql`SELECT id, code, name, NULL AS parent_code FROM products WHERE org_id = ${orgId}`,
  },
};

type Placing = Pick<FactQuery, "by" | "from" | "until" | "salesForce" | "heldOn">;

/**
 * CTEs from the year before the window on: `held`, stretches of dates with the plan that holds; `owned`, territories of these plans
 * with the rep of some dates; `placed`, account → territory, and `areas`, unit → territory, in each of these plans, with the code of
 * the territory. With `heldOn` all is as on that day. What holds does so `since` a date and until before another, `till`: millions of
 * days are compared with dates several times as fast as looked for in ranges.
 */
export function placing(orgId: string, { from, until, salesForce, heldOn }: Placing): SQL {
  const since = sql`(${from}::date - interval '1 year')::date`;
  const asked =
    heldOn === null
      ? sql`daterange(${since}, ${until}::date)`
      : sql`daterange(${heldOn}::date, ${heldOn}::date, '[]')`;
  const always = sql`daterange(NULL, NULL)`;
  return sql`
  held AS MATERIALIZED (
    SELECT e.plan_id, ${dates(heldOn === null ? sql`e.effective` : always)} FROM plan_effects e
    WHERE e.org_id = ${orgId} AND upper_inf(e.recorded) AND e.sales_force = ${salesForce} AND e.effective && ${asked}
  ), owned AS MATERIALIZED (
    SELECT ra.territory_id, ra.rep_id, ${dates(heldOn === null ? sql`ra.valid` : always)} FROM rep_assignments ra
    WHERE ra.org_id = ${orgId} AND upper_inf(ra.recorded) AND ra.role <> 'support' AND ra.valid && ${asked}
      AND ra.plan_id IN (SELECT plan_id FROM held)
  ), areas AS MATERIALIZED (
    SELECT al.unit_id, al.plan_id, al.territory_id, t.code, h.since, h.till FROM held h
    JOIN alignment al ON al.org_id = ${orgId} AND al.plan_id = h.plan_id
    LEFT JOIN territories t ON t.org_id = ${orgId} AND t.id = al.territory_id
  ), placed AS MATERIALIZED (
    SELECT a.id AS account_id, h.since, h.till, coalesce(o.territory_id, al.territory_id) AS territory_id,
      CASE WHEN o.territory_id IS NULL THEN al.code ELSE t.code END AS code
    FROM held h JOIN accounts a ON a.org_id = ${orgId}
    LEFT JOIN overrides o ON o.org_id = ${orgId} AND o.plan_id = h.plan_id AND o.account_id = a.id
    LEFT JOIN territories t ON t.org_id = ${orgId} AND t.id = o.territory_id
    LEFT JOIN areas al ON al.plan_id = h.plan_id AND al.unit_id = a.unit_id
  )`;
}

const dates = (range: SQL): SQL =>
  sql`coalesce(lower(${range}), '-infinity') AS since, coalesce(upper(${range}), 'infinity') AS till`;

/** Joins to events `e` whose they are on their day: the territory of the account or unit, who owns it then, that rep's team. */
export function credited(orgId: string, by: ScopeKind): SQL {
  if (by === "organisation" || by === "account" || by === "product") return sql``;
  const placed = sql`
    LEFT JOIN placed p ON p.account_id = e.account_id AND e.day >= p.since AND e.day < p.till
    LEFT JOIN areas al ON al.unit_id = e.unit_id AND e.day >= al.since AND e.day < al.till`;
  if (by === "territory") return placed;
  const owned = sql`${placed}
    LEFT JOIN owned ra ON ra.territory_id = coalesce(p.territory_id, al.territory_id) AND e.day >= ra.since AND e.day < ra.till`;
  if (by === "rep") return owned;
  return sql`${owned}
    LEFT JOIN reps r ON r.org_id = ${orgId} AND r.id = coalesce(e.doer_id, ra.rep_id, e.seller_id)`;
}
