import type { ExportCell } from "../export-table.ts";
import type { Territory2Set } from "./territory2-set.ts";

/** Rows of one object of Salesforce, as its CSV files have them. */
export interface ObjectRows {
  /** API name. */
  readonly object: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ExportCell[])[];
}

/**
 * A set as the rows of its objects, in the order of loading. Ids are not known before something is loaded: where a field
 * holds one, the DeveloperName stands (of a user or account the key they have here).
 */
export function writeSet(set: Territory2Set): readonly ObjectRows[] {
  const { model, types, territories, users, objects, rules, ruleAssociations } = set;
  const at = (object: string, columns: string, rows: ObjectRows["rows"]): ObjectRows => ({
    object,
    columns: columns.split(" "),
    rows,
  });
  return [
    at("Territory2Model", "Name DeveloperName Description", [
      [model.name, model.developerName, model.description],
    ]),
    at(
      "Territory2Type",
      "MasterLabel DeveloperName Description Priority",
      types.map(({ masterLabel, developerName, description, priority }) => [
        masterLabel,
        developerName,
        description,
        priority,
      ]),
    ),
    at(
      "Territory2",
      "Name DeveloperName Description Territory2ModelId Territory2TypeId ParentTerritory2Id",
      territories.map(({ name, developerName, description, type, parent }) => [
        name,
        developerName,
        description,
        model.developerName,
        type,
        parent,
      ]),
    ),
    at(
      "UserTerritory2Association",
      "UserId Territory2Id RoleInTerritory2",
      users.map(({ user, territory, role }) => [user, territory, role]),
    ),
    at(
      "ObjectTerritory2Association",
      "ObjectId Territory2Id AssociationCause",
      objects.map(({ object, territory, cause }) => [object, territory, cause]),
    ),
    at(
      "ObjectTerritory2AssignmentRule",
      "MasterLabel DeveloperName ObjectType IsActive BooleanFilter Territory2ModelId",
      rules.map(({ masterLabel, developerName, isActive, booleanFilter }) => [
        masterLabel,
        developerName,
        "Account",
        isActive,
        booleanFilter,
        model.developerName,
      ]),
    ),
    at(
      "ObjectTerritory2AssignmentRuleItem",
      "RuleId SortOrder Field Operation Value",
      rules.flatMap(({ developerName, items }) =>
        items.map(({ field, operation, value }, index) => [
          developerName,
          index + 1,
          field,
          operation,
          value,
        ]),
      ),
    ),
    at(
      "RuleTerritory2Association",
      "RuleId Territory2Id IsInherited",
      ruleAssociations.map(({ rule, territory, isInherited }) => [rule, territory, isInherited]),
    ),
  ];
}
