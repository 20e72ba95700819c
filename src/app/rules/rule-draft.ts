import { checkRule } from "../../core/assign/check-rule.ts";
import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import type { Rule, RuleItem, RuleKind, RuleState } from "../../core/domain/rule.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import type { Transaction } from "../ports/store.ts";
import { invalidItem } from "../refuse.ts";

/** A rule as it crosses a door: its territory by code. */
export interface RuleDraft {
  readonly territory: string;
  readonly name: string;
  readonly kind: RuleKind;
  readonly isActive: boolean;
  readonly isInherited: boolean;
  readonly keepsFamilies: boolean;
  readonly items: readonly RuleItem[];
  readonly filter: string;
  readonly accounts: readonly string[];
}

export interface NamedRule extends RuleDraft {
  readonly id: string;
}

/** The draft of a stored rule. */
export function nameRule(rule: Rule, territories: readonly TerritoryRecord[]): NamedRule {
  const { territoryId, accountCodes, ...fields } = rule;
  return {
    ...fields,
    territory: territories.find(({ id }) => id === territoryId)?.code ?? "",
    accounts: accountCodes,
  };
}

/** What a list of drafts is checked against. */
export interface DraftPlace {
  readonly territories: readonly TerritoryRecord[];
  /** Rules that stand beside them. */
  readonly others: readonly NamedRule[];
  /** Where a draft stands in the request, by its place in the list. */
  readonly placeOf: (index: number) => string;
}

/**
 * Rules as they are stored, in the order of the drafts. Problems, all at once: what core/assign/check-rule.ts finds,
 * unknown territories and accounts, a name twice in one territory.
 */
export async function readDrafts(
  tx: Transaction,
  drafts: readonly RuleDraft[],
  { territories, others, placeOf }: DraftPlace,
): Promise<Outcome<readonly RuleState[]>> {
  const byCode = new Map(territories.map((territory) => [territory.code, territory]));
  const known = await tx.accounts.idsByCode([...new Set(drafts.flatMap(({ accounts }) => accounts))]);
  const names = new Set(others.map(keyOf));
  const problems: Problem[] = [];
  const rules = drafts.map((draft, index): RuleState => {
    const { territory, accounts, ...fields } = draft;
    const found = byCode.get(territory);
    const rule = { ...fields, territoryId: found?.id ?? "", accountCodes: accounts };
    const add = (item: string, cause: string, fix: string) =>
      problems.push(invalidItem(`${placeOf(index)}${item}`, cause, fix));
    if (!found)
      add("/territory", `the plan has no territory ${territory}`, "use the code of one of its territories");
    if (names.has(keyOf(draft))) {
      add(
        "/name",
        `territory ${territory} has two rules called ${draft.name}`,
        "give one of them another name",
      );
    }
    names.add(keyOf(draft));
    for (const error of checkRule(rule)) add(error.item, error.cause, error.fix);
    for (const [place, code] of accounts.entries()) {
      if (!known.has(code))
        add(`/accounts/${place}`, `there is no account ${code}`, "use the code of an account");
    }
    return rule;
  });
  return problems.length > 0 ? failure(problems) : success(rules);
}

/** What tells a rule from the others of its plan. */
export const keyOf = ({ territory, name }: RuleDraft): string => JSON.stringify([territory, name]);

/** Whether two rules say the same, in whatever order the database keeps their keys. */
export const areSame = (a: RuleState, b: RuleState): boolean => canonical(a) === canonical(b);

const canonical = (state: RuleState): string =>
  JSON.stringify(state, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
