import type { ExportCell } from "../export-table.ts";
import { isSalesforceId, type OrgAssociation, type OrgState, type OrgTerritory } from "./org-state.ts";
import type { ObjectRows } from "./write-set.ts";

/** A file to be loaded: one operation on one object. */
export interface LoadStep extends ObjectRows {
  readonly operation: "insert" | "update" | "delete";
}

/** Rows per file: what Bulk API 2.0 takes as one internal batch. */
export const BATCH_ROWS = 10_000;

/**
 * The steps that bring an organisation from one state to another, in the order of loading. Insert before delete, so that
 * no account is without a territory meanwhile; only a user whose role changes in a territory is out of it for one step, as
 * Salesforce cannot update the row. Parents are inserted before their children and deleted after them. Rows put there by
 * rules are in both states and in no step. A row without a known Id is deleted by its other columns.
 */
export function diffStates(from: OrgState, to: OrgState): readonly LoadStep[] {
  const idOf = (name: string | null) => (name === null ? null : (from.territories.get(name)?.id ?? name));
  const added = missingIn(to.territories, from.territories);
  const removed = missingIn(from.territories, to.territories);
  const changed = [...to.territories.values()].filter((territory) => {
    const before = from.territories.get(territory.developerName);
    return before !== undefined && TOLD.some((key) => before[key] !== territory[key]);
  });
  const users = compare(from.users, to.users);
  const objects = compare(from.objects, to.objects);
  const territoryRow = (each: OrgTerritory): ExportCell[] => [
    each.name,
    each.developerName,
    each.description,
    to.modelId,
    each.type,
    idOf(each.parent),
  ];
  const member = (rows: readonly OrgAssociation[]) =>
    rows.map((row): ExportCell[] => [row.member, idOf(row.territory), row.how]);
  const gone = (rows: readonly OrgAssociation[]) =>
    rows.map((row): ExportCell[] => [known(row.id), row.member, idOf(row.territory), row.how]);
  return [
    ...byLevel(added, to).flatMap((level) => steps("insert", TERRITORY, level.map(territoryRow))),
    ...steps(
      "update",
      withId(TERRITORY),
      changed.map((each) => [known(idOf(each.developerName)), ...territoryRow(each)]),
    ),
    ...steps("insert", USER, member(users.added)),
    ...steps("insert", OBJECT, member(objects.added)),
    ...steps("delete", withId(OBJECT), gone(objects.removed)),
    ...steps("delete", withId(USER), gone([...users.removed, ...users.replaced])),
    ...steps("insert", USER, member(users.replacing)),
    ...[...byLevel(removed, from)].reverse().flatMap((level) =>
      steps(
        "delete",
        withId(TERRITORY),
        level.map((each) => [known(each.id), ...territoryRow(each)]),
      ),
    ),
  ];
}

const TOLD = ["name", "description", "parent"] as const;

const TERRITORY = {
  object: "Territory2",
  columns: [
    "Name",
    "DeveloperName",
    "Description",
    "Territory2ModelId",
    "Territory2TypeId",
    "ParentTerritory2Id",
  ],
};
const USER = { object: "UserTerritory2Association", columns: ["UserId", "Territory2Id", "RoleInTerritory2"] };
const OBJECT = {
  object: "ObjectTerritory2Association",
  columns: ["ObjectId", "Territory2Id", "AssociationCause"],
};

type Shape = Omit<ObjectRows, "rows">;

const withId = ({ object, columns }: Shape): Shape => ({ object, columns: ["Id", ...columns] });

const known = (id: string | null): string | null => (id !== null && isSalesforceId(id) ? id : null);

/** In batches; none where there are no rows. */
function steps(
  operation: LoadStep["operation"],
  shape: Shape,
  rows: ObjectRows["rows"],
): readonly LoadStep[] {
  const batches: LoadStep[] = [];
  for (let at = 0; at < rows.length; at += BATCH_ROWS) {
    batches.push({ operation, ...shape, rows: rows.slice(at, at + BATCH_ROWS) });
  }
  return batches;
}

const missingIn = <Row>(rows: ReadonlyMap<string, Row>, others: ReadonlyMap<string, Row>): readonly Row[] =>
  [...rows].flatMap(([key, row]) => (others.has(key) ? [] : [row]));

/** Those without a parent among them first. O(territories × depth). */
function byLevel(
  territories: readonly OrgTerritory[],
  { territories: all }: OrgState,
): readonly OrgTerritory[][] {
  const levels: OrgTerritory[][] = [];
  const depth = ({ parent }: OrgTerritory): number => {
    const above = parent === null ? undefined : all.get(parent);
    return above === undefined ? 0 : 1 + depth(above);
  };
  for (const territory of territories) {
    const level = depth(territory);
    levels[level] ??= [];
    levels[level].push(territory);
  }
  return levels.filter((level) => level !== undefined);
}

/** A pair that stands in another way is replaced: an account's is made by hand here or by a rule there, never both. */
function compare(from: OrgState["users"], to: OrgState["users"]) {
  const both = [...to].flatMap(([key, row]) => {
    const before = from.get(key);
    return before !== undefined && before.how !== row.how ? [{ before, row }] : [];
  });
  return {
    added: missingIn(to, from),
    removed: missingIn(from, to),
    replaced: both.map(({ before }) => before),
    replacing: both.map(({ row }) => row),
  };
}
