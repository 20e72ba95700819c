import type { Problem } from "../../domain/problem.ts";
import type { Rule } from "../../domain/rule.ts";
import { exportProblem } from "./export-problem.ts";
import { type FieldNames, toSalesforceItems } from "./rule-items.ts";
import type { AssignmentRuleItem } from "./territory2-set.ts";

/** What a rule says, without what is only known here. */
export type PublishedRule = Pick<
  Rule,
  "name" | "kind" | "isActive" | "isInherited" | "keepsFamilies" | "items" | "filter"
> & { readonly territory: string };

interface SaidRule {
  readonly items: readonly AssignmentRuleItem[];
  readonly booleanFilter: string;
}

/** A rule's conditions in the words of Salesforce, or why not: all reasons at once. Problems: EXP-107, EXP-108. */
export function sayRule(rule: PublishedRule, fields: FieldNames): SaidRule | readonly Problem[] {
  const label = `rule ${rule.territory} ${rule.name}`;
  const said = rule.items.map((item) => toSalesforceItems(item, fields, label));
  const problems = said.flatMap((each) => ("code" in each ? [each] : []));
  if (rule.keepsFamilies) {
    const cause = "the rule keeps families together, which Salesforce rules cannot";
    problems.push(
      exportProblem("EXP-107", label, cause, "give the members of families conditions of their own"),
    );
  }
  if (/\bNOT\b/i.test(rule.filter)) {
    const fix = "negate the condition itself: not-equal, not-in, not-contain";
    problems.push(exportProblem("EXP-108", label, "the Boolean filter of Salesforce knows no NOT", fix));
  }
  if (problems.length > 0) return problems;
  const groups = said.flatMap((each) => ("code" in each ? [] : [each]));
  return { items: groups.flat(), booleanFilter: renumber(rule.filter, groups) };
}

/** A condition that became two counts as both of them, joined by AND. */
function renumber(filter: string, groups: readonly (readonly AssignmentRuleItem[])[]): string {
  const starts = groups.map((_, index) =>
    groups.slice(0, index).reduce((sum, { length }) => sum + length, 1),
  );
  return filter.replace(/\d+/g, (number) => {
    const index = Number(number) - 1;
    const start = starts[index];
    return groups[index]?.length === 2 ? `(${start} AND ${start + 1})` : String(start);
  });
}
