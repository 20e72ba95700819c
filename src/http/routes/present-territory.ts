import type { WrittenChange } from "../../app/plans/write-change-set.ts";
import type {
  TerritoryRecord,
  TerritoryTotals,
  TerritoryWithTotals,
} from "../../app/ports/rows/territories.ts";

const presentTotals = ({ territoryId: _, measures, ...totals }: TerritoryTotals) => ({
  ...totals,
  measures: { ...measures },
});

export const presentTerritory = ({ id, code, name, parentId, share, isLocked }: TerritoryRecord) => ({
  id,
  code,
  name,
  parentId,
  share,
  isLocked,
});

export const presentWithTotals = (territory: TerritoryWithTotals) => ({
  ...presentTerritory(territory),
  totals: presentTotals(territory.totals),
});

/** The answer to every change of a plan's content: its new version, also as ETag, and what it did. */
export const presentChange = ({ version, moveCount, lockCount, territories }: WrittenChange) => ({
  status: 200 as const,
  body: { version, moveCount, lockCount, territories: territories.map(presentWithTotals) },
  version,
});
