import { failure, type Outcome, type Problem, success } from "../../domain/problem.ts";
import { RULE_FIELDS, type RuleOperation } from "../../domain/rule.ts";
import { checkSet } from "./check-set.ts";
import { developerName } from "./developer-name.ts";
import { exportProblem } from "./export-problem.ts";
import type { FieldNames } from "./rule-items.ts";
import {
  MANUAL,
  type ObjectTerritory2AssignmentRule,
  type RuleTerritory2Association,
  type Territory2,
  type Territory2Set,
} from "./territory2-set.ts";
import { type PublishedRule, sayRule } from "./to-assignment-rule.ts";

/** A territory as it is published; its parent by code. */
export interface PublishedTerritory {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  readonly share: number;
  readonly isLocked: boolean;
}

export const REP_ROLES = ["primary", "support", "interim"] as const;
export type RepRole = (typeof REP_ROLES)[number];

/** A plan as it is published: territories, reps and accounts by their codes. */
export interface PublishedPlan {
  readonly name: string;
  readonly territories: readonly PublishedTerritory[];
  readonly reps: readonly { readonly rep: string; readonly territory: string; readonly role: RepRole }[];
  /** Without those that Salesforce puts there by the rules itself. */
  readonly accounts: readonly { readonly account: string; readonly territory: string }[];
  /** Of kind `rule`. */
  readonly rules: readonly PublishedRule[];
}

/** Values of the picklist RoleInTerritory2. Interim is to be added to it where there are such reps. */
export const ROLE_NAMES: Readonly<Record<RepRole, string>> = {
  primary: "Owner",
  support: "Sales Rep",
  interim: "Interim",
};

/**
 * A plan in the words of Salesforce, every limit checked. Names of territories and rules follow from their codes, so
 * that the same plan gives the same names. Problems: EXP-101 … EXP-108; warnings EXP-109, EXP-110, EXP-113.
 */
export function buildSet(plan: PublishedPlan, fields: FieldNames): Outcome<Territory2Set> {
  const names = nameAll(plan);
  const nameOf = (territory: string) => names.territories.get(territory) ?? "";
  const ordered = parentsFirst(plan.territories);
  const said = sayRules(plan, fields, nameOf);
  const problems = [...names.problems, ...said.problems];
  if (problems.length > 0) return failure(problems);
  const set: Territory2Set = {
    model: { name: plan.name, developerName: names.model, description: "Published by Wilayah" },
    types: typesOf(Math.max(1, ...ordered.map(({ level }) => level))),
    territories: ordered.map(
      ({ territory, level }): Territory2 => ({
        name: territory.name,
        developerName: nameOf(territory.code),
        description: describeTerritory(territory),
        type: typeName(level),
        parent: territory.parent === null ? null : nameOf(territory.parent),
      }),
    ),
    users: plan.reps.map(({ rep, territory, role }) => ({
      user: rep,
      territory: nameOf(territory),
      role: ROLE_NAMES[role],
    })),
    objects: plan.accounts.map(({ account, territory }) => ({
      object: account,
      territory: nameOf(territory),
      cause: MANUAL,
    })),
    rules: said.rules,
    ruleAssociations: said.associations,
  };
  const { problems: broken, warnings } = checkSet(set);
  const all = [...warnings, ...plan.rules.flatMap(warnOfOrder)];
  return broken.length > 0 ? failure(broken, all) : success(set, all);
}

const ORDER: readonly RuleOperation[] = ["less", "less-or-equal", "greater", "greater-or-equal", "range"];

/** Codes are put in order among those of one length here, and as text there. */
const warnOfOrder = ({ territory, name, items }: PublishedRule): readonly Problem[] =>
  items
    .filter(({ field, operation }) => RULE_FIELDS[field] === "code" && ORDER.includes(operation))
    .map(({ field, operation }) =>
      exportProblem(
        "EXP-113",
        `rule ${territory} ${name}`,
        `Salesforce compares "${field} ${operation}" as text: there 9 lies after 80000`,
        "name the codes in a list, or make sure that all codes have one length",
      ),
    );

/** Where what Salesforce has no field for is kept: the code itself, target share and lock. `readTerritory` reads it. */
export const describeTerritory = ({ code, share, isLocked }: PublishedTerritory): string =>
  `Wilayah code ${code}; share ${share}; ${isLocked ? "locked" : "unlocked"}`;

const typeName = (level: number): string => `Wilayah_Level_${level}`;

/** One per level of the hierarchy; the deepest has the highest priority, as accounts belong to the lowest territory. */
const typesOf = (levels: number) =>
  Array.from({ length: levels }, (_, index) => ({
    masterLabel: `Wilayah level ${index + 1}`,
    developerName: typeName(index + 1),
    description: `Territories with ${index} above them`,
    priority: index + 1,
  }));

/** Level 1 has no parent. O(territories × depth). */
function parentsFirst(territories: readonly PublishedTerritory[]) {
  const byCode = new Map(territories.map((territory) => [territory.code, territory]));
  const levelOf = ({ parent }: PublishedTerritory): number => {
    const above = parent === null ? undefined : byCode.get(parent);
    return above === undefined ? 1 : 1 + levelOf(above);
  };
  return territories
    .map((territory) => ({ territory, level: levelOf(territory) }))
    .sort((a, b) => a.level - b.level || (a.territory.code < b.territory.code ? -1 : 1));
}

/** DeveloperNames of the model and the territories. Problems: EXP-101 none is left of a code, EXP-102 two have one. */
function nameAll({ name, territories }: PublishedPlan) {
  const problems: Problem[] = [];
  const model = developerName(name);
  if (model === null) problems.push(nameless("plan", name));
  const byName = new Map<string, string>();
  const named = new Map<string, string>();
  for (const { code } of territories) {
    const own = developerName(code);
    if (own === null) {
      problems.push(nameless("territory", code));
      continue;
    }
    const other = byName.get(own.toLowerCase());
    if (other !== undefined) problems.push(clash(`territory ${code}`, own, other));
    byName.set(own.toLowerCase(), code);
    named.set(code, own);
  }
  return { model: model ?? "", territories: named, problems };
}

const nameless = (kind: string, code: string): Problem =>
  exportProblem(
    "EXP-101",
    `${kind} ${code}`,
    `nothing of "${code}" is left as a DeveloperName of Salesforce, which is made of letters and digits`,
    "give it a code with a Latin letter or a digit in it",
  );

const clash = (item: string, name: string, other: string): Problem =>
  exportProblem(
    "EXP-102",
    item,
    `its DeveloperName would be ${name}, and so would that of ${other}; case does not tell them apart`,
    "change one of the codes",
  );

function sayRules(plan: PublishedPlan, fields: FieldNames, nameOf: (territory: string) => string) {
  const problems: Problem[] = [];
  const rules: ObjectTerritory2AssignmentRule[] = [];
  const associations: RuleTerritory2Association[] = [];
  const byName = new Map<string, string>();
  for (const rule of plan.rules) {
    const label = `rule ${rule.territory} ${rule.name}`;
    const name = developerName(`${rule.territory} ${rule.name}`);
    const other = name === null ? undefined : byName.get(name.toLowerCase());
    if (name === null) problems.push(nameless("rule", rule.name));
    else if (other !== undefined) problems.push(clash(label, name, other));
    else byName.set(name.toLowerCase(), label);
    const said = sayRule(rule, fields);
    if (!("items" in said)) {
      problems.push(...said);
      continue;
    }
    const { name: masterLabel, isActive, isInherited } = rule;
    const developer = name ?? "";
    rules.push({ masterLabel, developerName: developer, isActive, ...said });
    associations.push({ rule: developer, territory: nameOf(rule.territory), isInherited });
  }
  return { problems, rules, associations };
}
