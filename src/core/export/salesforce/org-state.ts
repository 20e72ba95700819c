import { failure, type Outcome, type Problem, success } from "../../domain/problem.ts";
import { exportProblem } from "./export-problem.ts";
import { type ObjectTable, recordsOf } from "./read-records.ts";
import { BY_RULE, type Territory2Set } from "./territory2-set.ts";

/** A territory of an organisation of Salesforce; its Id is not known before it is inserted. */
export interface OrgTerritory {
  readonly id: string | null;
  readonly name: string;
  readonly developerName: string;
  readonly description: string;
  /** Id, or DeveloperName where that is not known. */
  readonly type: string;
  /** By DeveloperName. */
  readonly parent: string | null;
}

/** A user or account in a territory, which is named by its DeveloperName. */
export interface OrgAssociation {
  readonly id: string | null;
  /** Id of the user or account. */
  readonly member: string;
  readonly territory: string;
  /** RoleInTerritory2 of a user, AssociationCause of an account. */
  readonly how: string;
}

/** What stands in one territory model, keyed so that two states can be compared. */
export interface OrgState {
  readonly modelId: string;
  /** By DeveloperName. */
  readonly territories: ReadonlyMap<string, OrgTerritory>;
  /** By `associationKey`. */
  readonly users: ReadonlyMap<string, OrgAssociation>;
  readonly objects: ReadonlyMap<string, OrgAssociation>;
}

/** Ids of 15 and of 18 characters name the same; only the first 15 count. */
export const associationKey = (member: string, territory: string): string =>
  `${isSalesforceId(member) ? member.slice(0, 15) : member} ${territory}`;

export const isSalesforceId = (text: string): boolean => /^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/.test(text);

/**
 * Reads what was exported of an organisation: `Territory2`, `UserTerritory2Association`, `ObjectTerritory2Association`,
 * with Ids. Problems: EXP-111 a column is missing, EXP-114 several territory models, or none.
 */
export function readOrgState(tables: readonly ObjectTable[]): Outcome<OrgState> {
  const problems: Problem[] = [];
  const of = (object: string, columns: string) => {
    const read = recordsOf(tables, object, columns.split(" "));
    problems.push(...read.problems);
    return read.records;
  };
  const rows = of("Territory2", "Id Name DeveloperName Territory2ModelId ParentTerritory2Id");
  const models = [...new Set(rows.map((at) => at("Territory2ModelId")))];
  const nameOf = new Map(rows.map((at) => [at("Id").slice(0, 15), at("DeveloperName")]));
  const named = (id: string) => nameOf.get(id.slice(0, 15)) ?? null;
  if (problems.length === 0 && models.length !== 1) {
    const cause = `it holds territories of ${models.length} models`;
    const fix = "export the territories of the one model that is to be changed (Territory2ModelId)";
    problems.push(exportProblem("EXP-114", "Territory2", cause, fix));
  }
  const associations = (object: string, [member, how]: readonly [string, string]) =>
    new Map(
      of(object, `Id ${member} Territory2Id ${how}`).flatMap((at): [string, OrgAssociation][] => {
        const territory = named(at("Territory2Id"));
        // of another model
        if (territory === null) return [];
        const association = { id: at("Id"), member: at(member), territory, how: at(how) };
        return [[associationKey(association.member, territory), association]];
      }),
    );
  const state: OrgState = {
    modelId: models[0] ?? "",
    territories: new Map(
      rows.map((at) => [
        at("DeveloperName"),
        {
          id: at("Id"),
          name: at("Name"),
          developerName: at("DeveloperName"),
          description: at("Description"),
          type: at("Territory2TypeId"),
          parent: named(at("ParentTerritory2Id")),
        },
      ]),
    ),
    users: associations("UserTerritory2Association", ["UserId", "RoleInTerritory2"]),
    objects: associations("ObjectTerritory2Association", ["ObjectId", "AssociationCause"]),
  };
  return problems.length > 0 ? failure(problems) : success(state);
}

/**
 * The state that a set asks for, of an organisation in this state: what rules put where they stand stays, and so do the
 * territories that hold it. Keys of users and accounts become Ids by the exports `User` (Id, EmployeeNumber) and `Account`
 * (Id, AccountNumber), unless they are Ids already. Problem EXP-115: no Id is known. Warning EXP-116: a territory stays.
 */
export function wantedState(
  { territories, users, objects }: Territory2Set,
  current: OrgState,
  tables: readonly ObjectTable[],
): Outcome<OrgState> {
  const problems: Problem[] = [];
  const types = idsBy(tables, "Territory2Type", "DeveloperName");
  const resolve = (object: "User" | "Account", column: string, keys: readonly string[]) => {
    const ids = idsBy(tables, object, column);
    const unknown = [...new Set(keys)].filter((key) => !ids.has(key) && !isSalesforceId(key));
    if (unknown.length > 0) problems.push(noIds(object, column, unknown));
    return (key: string) => ids.get(key) ?? key;
  };
  const userId = resolve(
    "User",
    "EmployeeNumber",
    users.map(({ user }) => user),
  );
  const accountId = resolve(
    "Account",
    "AccountNumber",
    objects.map(({ object }) => object),
  );
  const keptRows = [...current.objects.values()].filter(({ how }) => how === BY_RULE);
  const wanted = new Map(
    territories.map((each): [string, OrgTerritory] => {
      const found = current.territories.get(each.developerName);
      const type = found?.type || (types.get(each.type) ?? each.type);
      return [each.developerName, { ...each, id: found?.id ?? null, type }];
    }),
  );
  const warnings = keepHolders(wanted, current, keptRows);
  const state: OrgState = {
    modelId: current.modelId,
    territories: wanted,
    users: keyed(
      users.map(({ user, territory, role }) => ({ member: userId(user), territory, how: role })),
      current.users,
    ),
    objects: new Map([
      ...keyed(
        objects.map(({ object, territory, cause }) => ({ member: accountId(object), territory, how: cause })),
        current.objects,
      ),
      ...keptRows.map((row) => [associationKey(row.member, row.territory), row] as const),
    ]),
  };
  return problems.length > 0 ? failure(problems, warnings) : success(state, warnings);
}

/** With the Ids of those that stand already as they are wanted. */
const keyed = (
  wanted: readonly Omit<OrgAssociation, "id">[],
  current: ReadonlyMap<string, OrgAssociation>,
): ReadonlyMap<string, OrgAssociation> =>
  new Map(
    wanted.map((each) => {
      const key = associationKey(each.member, each.territory);
      const found = current.get(key);
      return [key, { ...each, id: found?.how === each.how ? found.id : null }];
    }),
  );

/** Territories that hold what rules put there, and those above them, stay. */
function keepHolders(
  wanted: Map<string, OrgTerritory>,
  current: OrgState,
  keptRows: readonly OrgAssociation[],
): readonly Problem[] {
  const warnings: Problem[] = [];
  for (const name of new Set(keptRows.map(({ territory }) => territory))) {
    for (let at: string | null = name; at !== null && !wanted.has(at); ) {
      const territory = current.territories.get(at);
      if (territory === undefined) break;
      wanted.set(at, territory);
      warnings.push(stays(territory));
      at = territory.parent;
    }
  }
  return warnings;
}

function idsBy(tables: readonly ObjectTable[], object: string, column: string): ReadonlyMap<string, string> {
  const { records } = recordsOf(tables, object, ["Id", column]);
  return new Map(records.filter((at) => at(column) !== "").map((at) => [at(column), at("Id")]));
}

const noIds = (object: string, column: string, keys: readonly string[]): Problem =>
  exportProblem(
    "EXP-115",
    object,
    `no Id is known of ${keys.length}: ${keys.slice(0, 5).join(", ")}${keys.length > 5 ? ", …" : ""}`,
    `add ${object}.csv with the columns Id and ${column} to the present state; ${column} must be the code used here`,
  );

const stays = ({ developerName }: OrgTerritory): Problem =>
  exportProblem(
    "EXP-116",
    `territory ${developerName}`,
    "the plan does not have it, and it holds accounts that rules of Salesforce put there, so it stays",
    "take its rules away in Salesforce, run them, and export the present state again",
  );
