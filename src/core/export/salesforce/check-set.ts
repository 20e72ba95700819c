import { guardFormula } from "../../domain/formula-guard.ts";
import type { Problem } from "../../domain/problem.ts";
import { NAME_LENGTH } from "./developer-name.ts";
import { exportProblem } from "./export-problem.ts";
import type { Territory2Set } from "./territory2-set.ts";

/** Published limits of Salesforce Sales Territories. */
export const LIMITS = {
  rulesPerTerritory: 15,
  criteriaPerRule: 10,
  textLength: 255,
  /** More on request. */
  territoriesPerModel: 1000,
} as const;

/**
 * Holds a set against the limits of Salesforce; all that is broken at once. Problems: EXP-103 … EXP-106, EXP-108.
 * Warnings: EXP-109 more territories than a model holds unless asked for, EXP-110 a name that files will guard.
 */
export function checkSet(set: Territory2Set): {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
} {
  return {
    problems: [...checkLengths(set), ...checkRuleCounts(set), ...checkPriorities(set)],
    warnings: [...checkCount(set), ...checkGuarded(set)],
  };
}

function checkLengths({ model, types, territories, rules }: Territory2Set): Problem[] {
  const problems: Problem[] = [];
  const check = (item: string, [what, text]: readonly [string, string], maximum: number) => {
    if (text.length <= maximum) return;
    const cause = `${what} has ${text.length} characters, Salesforce takes ${maximum}`;
    problems.push(exportProblem("EXP-103", item, cause, "shorten it here"));
  };
  const named = [
    { item: `plan ${model.name}`, name: model.name, developerName: model.developerName },
    ...types.map((type) => ({ item: `type ${type.masterLabel}`, name: type.masterLabel, ...type })),
    ...territories.map((each) => ({ item: `territory ${each.name}`, ...each })),
    ...rules.map((rule) => ({ item: `rule ${rule.masterLabel}`, name: rule.masterLabel, ...rule })),
  ];
  for (const { item, name, developerName } of named) {
    check(item, ["its name", name], NAME_LENGTH);
    check(item, [`its DeveloperName ${developerName}`, developerName], NAME_LENGTH);
  }
  for (const { name, description } of territories) {
    check(`territory ${name}`, ["the description that keeps its code", description], LIMITS.textLength);
  }
  for (const { masterLabel, booleanFilter } of rules) {
    if (booleanFilter.length <= LIMITS.textLength) continue;
    const cause = `its Boolean filter has ${booleanFilter.length} characters, Salesforce takes ${LIMITS.textLength}`;
    problems.push(
      exportProblem("EXP-108", `rule ${masterLabel}`, cause, "shorten it, or split the rule into several"),
    );
  }
  return problems;
}

function checkRuleCounts({ rules, ruleAssociations, territories }: Territory2Set): Problem[] {
  const counts = new Map<string, number>();
  for (const { territory } of ruleAssociations) counts.set(territory, (counts.get(territory) ?? 0) + 1);
  const crowded = territories.flatMap(({ name, developerName }) => {
    const count = counts.get(developerName) ?? 0;
    if (count <= LIMITS.rulesPerTerritory) return [];
    const cause = `${count} rules, and Salesforce takes ${LIMITS.rulesPerTerritory} per territory`;
    return [
      exportProblem(
        "EXP-104",
        `territory ${name}`,
        cause,
        "join rules by OR, or move some to a territory above",
      ),
    ];
  });
  const long = rules.flatMap(({ masterLabel, items }) => {
    if (items.length <= LIMITS.criteriaPerRule) return [];
    const cause = `${items.length} criteria (a range counts twice), and Salesforce takes ${LIMITS.criteriaPerRule} per rule`;
    return [
      exportProblem("EXP-105", `rule ${masterLabel}`, cause, "join values into one `in`, or split the rule"),
    ];
  });
  return [...crowded, ...long];
}

function checkPriorities({ types }: Territory2Set): Problem[] {
  const first = new Map<number, string>();
  return types.flatMap(({ masterLabel, priority }) => {
    const other = first.get(priority);
    first.set(priority, other ?? masterLabel);
    if (other === undefined) return [];
    const cause = `its priority ${priority} is that of ${other}, and priorities are unique`;
    return [exportProblem("EXP-106", `type ${masterLabel}`, cause, "give it another priority")];
  });
}

function checkCount({ model, territories }: Territory2Set): Problem[] {
  if (territories.length <= LIMITS.territoriesPerModel) return [];
  const cause = `${territories.length} territories; a model holds ${LIMITS.territoriesPerModel} unless Salesforce allowed more`;
  return [
    exportProblem("EXP-109", `plan ${model.name}`, cause, "ask Salesforce for a higher limit before loading"),
  ];
}

/** A name that begins like a formula gets an apostrophe in CSV, which Salesforce would take as a part of it. */
const checkGuarded = ({ territories, rules }: Territory2Set): Problem[] =>
  [...territories.map(({ name }) => name), ...rules.map(({ masterLabel }) => masterLabel)]
    .filter((name) => guardFormula(name) !== name)
    .map((name) =>
      exportProblem(
        "EXP-110",
        name,
        "it begins like a formula, so that an apostrophe stands before it in CSV and would in Salesforce",
        "let the name begin with a letter, or load it by the metadata folder",
      ),
    );
