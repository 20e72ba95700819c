import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { TerritoryUnits } from "../../app/ports/rows/shapes.ts";

/** A territory with the units that it holds itself. */
export interface OwnUnits extends Pick<TerritoryUnits, "id" | "code" | "name" | "parentId"> {
  /** Ascending. */
  readonly positions: readonly number[];
}

/**
 * A JSON list of the plan's territories with their own units, in the same statement as what stands around it. One pass
 * over the alignment: a planner without statistics would walk it once for each territory.
 */
export const ownUnits = (orgId: string, planId: string) => sql`(
  WITH held AS MATERIALIZED (
    SELECT al.territory_id, json_agg(u.position ORDER BY u.position) AS positions
    FROM alignment al JOIN units u ON u.org_id = al.org_id AND u.id = al.unit_id
    WHERE al.org_id = ${orgId} AND al.plan_id = ${planId} GROUP BY 1
  )
  SELECT json_agg(json_build_object('id', t.id, 'code', t.code, 'name', t.name, 'parentId', t.parent_id,
    'positions', coalesce(held.positions, '[]')) ORDER BY t.code)
  FROM territories t LEFT JOIN held ON held.territory_id = t.id
  WHERE t.org_id = ${orgId} AND t.plan_id = ${planId} AND NOT t.is_removed)`;

/** The same with the units of all below those that stand above others. Cost: the units, once for each level. */
export function addBelow(territories: readonly OwnUnits[]): readonly TerritoryUnits[] {
  const below = new Map<string | null, OwnUnits[]>();
  for (const territory of territories) {
    below.set(territory.parentId, [...(below.get(territory.parentId) ?? []), territory]);
  }
  const listPositions = ({ id, positions }: OwnUnits): readonly number[] => [
    ...positions,
    ...(below.get(id) ?? []).flatMap(listPositions),
  ];
  return territories.map((territory) => {
    const isRegion = below.has(territory.id);
    const positions = isRegion ? listPositions(territory).toSorted((a, b) => a - b) : territory.positions;
    return { ...territory, isRegion, positions, unitsHash: hashOf(positions) };
  });
}

const hashOf = (positions: readonly number[]): string =>
  createHash("sha256").update(positions.join()).digest("hex");
