import { type SQL, sql } from "drizzle-orm";
import type { FactQuery } from "../../app/ports/rows/facts.ts";
import type { ScopeKind } from "../../core/domain/scope-kinds.ts";
import type { Grain } from "./fact-events.ts";

/** What figures are split by: how an event `e` names it, what events are told apart by for it, and which there are. */
interface Scope {
  readonly grain: readonly Grain[];
  /** Of an event, with what `credited` joins to it. */
  readonly id: SQL;
  /** Id, code, name, parent_code of each. */
  readonly names: (orgId: string) => SQL;
}

export const SCOPES: Readonly<Record<ScopeKind, Scope>> = {
  organisation: {
    grain: [],
    id: sql`'everything'`,
    names: () => sql`SELECT 'everything' AS id, '' AS code, NULL AS name, NULL AS parent_code`,
  },
  account: {
    grain: ["account_id"],
    id: sql`e.account_id`,
    names: (orgId) => sql`SELECT id, code, name, NULL AS parent_code FROM accounts WHERE org_id = ${orgId}`,
  },
  // a territory keeps its code from plan to plan, not its id
  territory: {
    grain: ["account_id", "unit_id", "stretch"],
    id: sql`t.code`,
    names: (orgId) => sql`SELECT DISTINCT ON (t.code) t.code AS id, t.code, t.name, u.code AS parent_code
      FROM held h JOIN territories t ON t.org_id = ${orgId} AND t.plan_id = h.plan_id AND NOT t.is_removed
      LEFT JOIN territories u ON u.org_id = t.org_id AND u.id = t.parent_id ORDER BY t.code, upper(h.effective) DESC NULLS FIRST`,
  },
  rep: {
    grain: ["account_id", "unit_id", "seller_id", "doer_id", "stretch"],
    id: sql`coalesce(e.doer_id, ra.rep_id, e.seller_id)`,
    names: (orgId) => sql`SELECT id, code, name, NULL AS parent_code FROM reps WHERE org_id = ${orgId}`,
  },
  team: {
    grain: ["account_id", "unit_id", "seller_id", "doer_id", "stretch"],
    id: sql`r.team_id`,
    names: (orgId) => sql`SELECT t.id, t.name AS code, t.name, u.name AS parent_code FROM teams t
      LEFT JOIN teams u ON u.org_id = t.org_id AND u.id = t.parent_id WHERE t.org_id = ${orgId}`,
  },
  product: {
    grain: ["product_id"],
    id: sql`e.product_id`,
    names: (orgId) => sql`SELECT id, code, name, NULL AS parent_code FROM products WHERE org_id = ${orgId}`,
  },
};

type Placing = Pick<FactQuery, "by" | "from" | "until" | "salesForce" | "heldOn">;

/**
 * CTEs from the year before the window on: `held`, stretches of dates with the plan that holds; `owned`, territories of these plans
 * with the rep of some dates; `cuts`, the days on which any of it changes; `placed`, account → territory, and `areas`, unit →
 * territory, in each of these plans. With `heldOn` all is as on that day.
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
    SELECT e.plan_id, ${heldOn === null ? sql`e.effective` : always} AS effective FROM plan_effects e
    WHERE e.org_id = ${orgId} AND upper_inf(e.recorded) AND e.sales_force = ${salesForce} AND e.effective && ${asked}
  ), owned AS MATERIALIZED (
    SELECT ra.territory_id, ra.rep_id, ${heldOn === null ? sql`ra.valid` : always} AS valid FROM rep_assignments ra
    WHERE ra.org_id = ${orgId} AND upper_inf(ra.recorded) AND ra.role <> 'support' AND ra.valid && ${asked}
      AND ra.plan_id IN (SELECT plan_id FROM held)
  ), cuts AS MATERIALIZED (
    SELECT ARRAY(SELECT day FROM (
      SELECT lower(effective) AS day FROM held UNION SELECT upper(effective) FROM held
      UNION SELECT lower(valid) FROM owned UNION SELECT upper(valid) FROM owned
    ) d WHERE day IS NOT NULL ORDER BY day) AS days
  ), areas AS MATERIALIZED (
    SELECT al.unit_id, al.plan_id, al.territory_id, h.effective FROM held h
    JOIN alignment al ON al.org_id = ${orgId} AND al.plan_id = h.plan_id
  ), placed AS MATERIALIZED (
    SELECT a.id AS account_id, h.effective, coalesce(o.territory_id, al.territory_id) AS territory_id
    FROM held h JOIN accounts a ON a.org_id = ${orgId}
    LEFT JOIN overrides o ON o.org_id = ${orgId} AND o.plan_id = h.plan_id AND o.account_id = a.id
    LEFT JOIN areas al ON al.plan_id = h.plan_id AND al.unit_id = a.unit_id
  )`;
}

/** Joins to events `e` whose they are on their day: the territory of the account or unit, who owns it then, that rep's team. */
export function credited(orgId: string, by: ScopeKind): SQL {
  if (!SCOPES[by].grain.includes("stretch")) return sql``;
  const placed = sql`
    LEFT JOIN placed p ON p.account_id = e.account_id AND p.effective @> e.day
    LEFT JOIN areas al ON al.unit_id = e.unit_id AND al.effective @> e.day`;
  if (by === "territory") {
    return sql`${placed} LEFT JOIN territories t ON t.org_id = ${orgId} AND t.id = coalesce(p.territory_id, al.territory_id)`;
  }
  return sql`${placed}
    LEFT JOIN owned ra ON ra.territory_id = coalesce(p.territory_id, al.territory_id) AND ra.valid @> e.day
    LEFT JOIN reps r ON r.org_id = ${orgId} AND r.id = coalesce(e.doer_id, ra.rep_id, e.seller_id)`;
}
