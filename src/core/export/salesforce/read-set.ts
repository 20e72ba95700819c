import { failure, type Outcome, type Problem, success } from "../../domain/problem.ts";
import { type ObjectRecord, type ObjectTable, recordsOf } from "./read-records.ts";
import type { FilterOperation, Territory2Set } from "./territory2-set.ts";

/** Reads the objects that `writeSet` wrote. Problem EXP-111: a column is missing. */
export function readSet(tables: readonly ObjectTable[]): Outcome<Territory2Set> {
  const problems: Problem[] = [];
  const of = (object: string, columns: string) => {
    const read = recordsOf(tables, object, columns.split(" "));
    problems.push(...read.problems);
    return read.records;
  };
  const [model] = of("Territory2Model", "Name DeveloperName Description").map((at) => ({
    name: at("Name"),
    developerName: at("DeveloperName"),
    description: at("Description"),
  }));
  const items = new Map<string, ObjectRecord[]>();
  for (const at of of("ObjectTerritory2AssignmentRuleItem", "RuleId SortOrder Field Operation Value")) {
    items.set(at("RuleId"), [...(items.get(at("RuleId")) ?? []), at]);
  }
  const set: Territory2Set = {
    model: model ?? { name: "", developerName: "", description: "" },
    types: of("Territory2Type", "MasterLabel DeveloperName Description Priority").map((at) => ({
      masterLabel: at("MasterLabel"),
      developerName: at("DeveloperName"),
      description: at("Description"),
      priority: Number(at("Priority")),
    })),
    territories: of("Territory2", "Name DeveloperName Description Territory2TypeId ParentTerritory2Id").map(
      (at) => ({
        name: at("Name"),
        developerName: at("DeveloperName"),
        description: at("Description"),
        type: at("Territory2TypeId"),
        parent: at("ParentTerritory2Id") || null,
      }),
    ),
    users: of("UserTerritory2Association", "UserId Territory2Id RoleInTerritory2").map((at) => ({
      user: at("UserId"),
      territory: at("Territory2Id"),
      role: at("RoleInTerritory2"),
    })),
    objects: of("ObjectTerritory2Association", "ObjectId Territory2Id AssociationCause").map((at) => ({
      object: at("ObjectId"),
      territory: at("Territory2Id"),
      cause: at("AssociationCause"),
    })),
    rules: of("ObjectTerritory2AssignmentRule", "MasterLabel DeveloperName IsActive BooleanFilter").map(
      (at) => ({
        masterLabel: at("MasterLabel"),
        developerName: at("DeveloperName"),
        isActive: at("IsActive") === "true",
        booleanFilter: at("BooleanFilter"),
        items: (items.get(at("DeveloperName")) ?? [])
          .sort((a, b) => Number(a("SortOrder")) - Number(b("SortOrder")))
          .map((item) => ({
            field: item("Field"),
            operation: item("Operation") as FilterOperation,
            value: item("Value"),
          })),
      }),
    ),
    ruleAssociations: of("RuleTerritory2Association", "RuleId Territory2Id IsInherited").map((at) => ({
      rule: at("RuleId"),
      territory: at("Territory2Id"),
      isInherited: at("IsInherited") === "true",
    })),
  };
  return problems.length > 0 ? failure(problems) : success(set);
}
