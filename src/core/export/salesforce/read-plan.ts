import { failure, type Outcome, type Problem, success } from "../../domain/problem.ts";
import { type PublishedPlan, type PublishedTerritory, REP_ROLES, ROLE_NAMES } from "./build-set.ts";
import { exportProblem } from "./export-problem.ts";
import { type FieldNames, fromSalesforceItem } from "./rule-items.ts";
import { MANUAL, type ObjectTerritory2AssignmentRule, type Territory2Set } from "./territory2-set.ts";
import type { PublishedRule } from "./to-assignment-rule.ts";

const DESCRIPTION = /^Wilayah code (.*); share (\S+); (locked|unlocked)$/s;

/**
 * The plan that a set publishes, as it was but for ranges, which come back as two conditions, and lists of one value,
 * which come back as that value. Territories that were not made here are known by their DeveloperName. Problem EXP-112:
 * an item or role that has no counterpart here, or a territory that is not in the set.
 */
export function readPlan(set: Territory2Set, fields: FieldNames): Outcome<PublishedPlan> {
  const problems: Problem[] = [];
  const unread = (item: string, cause: string) =>
    problems.push(
      exportProblem("EXP-112", item, cause, "correct it in the set, or name the field it stands for"),
    );
  const territories = new Map(set.territories.map((each) => [each.developerName, readTerritory(each)]));
  const codeOf = (name: string): string => {
    const found = territories.get(name);
    if (found === undefined) unread(name, "the set has no such territory");
    return found?.code ?? "";
  };
  const ruleOf = new Map(set.rules.map((rule) => [rule.developerName, rule]));
  const plan: PublishedPlan = {
    name: set.model.name,
    territories: set.territories.map((each) => ({
      ...readTerritory(each),
      parent: each.parent === null ? null : codeOf(each.parent),
    })),
    reps: set.users.map(({ user, territory, role }) => {
      const ours = REP_ROLES.find((each) => ROLE_NAMES[each] === role);
      if (ours === undefined) unread(`user ${user}`, `the role "${role}" is none of ours`);
      return { rep: user, territory: codeOf(territory), role: ours ?? "support" };
    }),
    accounts: set.objects
      .filter(({ cause }) => cause === MANUAL)
      .map(({ object, territory }) => ({ account: object, territory: codeOf(territory) })),
    rules: set.ruleAssociations.flatMap(({ rule: name, territory, isInherited }): PublishedRule[] => {
      const rule = ruleOf.get(name);
      if (rule === undefined) {
        unread(name, "the set has no such rule");
        return [];
      }
      const items = readItems(rule, fields, unread);
      return [
        {
          territory: codeOf(territory),
          name: rule.masterLabel,
          kind: "rule",
          isActive: rule.isActive,
          isInherited,
          keepsFamilies: false,
          items,
          filter: rule.booleanFilter,
        },
      ];
    }),
  };
  return problems.length > 0 ? failure(problems) : success(plan);
}

function readTerritory({
  name,
  developerName,
  description,
}: Territory2Set["territories"][number]): PublishedTerritory {
  const [, code, share, lock] = DESCRIPTION.exec(description) ?? [];
  return {
    code: code ?? developerName,
    name,
    parent: null,
    share: share === undefined ? 1 : Number(share),
    isLocked: lock === "locked",
  };
}

const readItems = (
  { masterLabel, items }: ObjectTerritory2AssignmentRule,
  fields: FieldNames,
  unread: (item: string, cause: string) => void,
) =>
  items.flatMap((item) => {
    const read = fromSalesforceItem(item, fields);
    if (read === null)
      unread(`rule ${masterLabel}`, `${item.field} ${item.operation} has no counterpart here`);
    return read ?? [];
  });
