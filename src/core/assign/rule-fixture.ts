import type { Rule, RuleItem } from "../domain/rule.ts";
import type { RuleAccount } from "./rule-account.ts";

/** An account of which only this is known. */
export const anAccount = (known: Partial<RuleAccount> = {}): RuleAccount => ({
  ...{
    code: null,
    name: null,
    segment: null,
    industry: null,
    stage: null,
    products: [],
    family: null,
    unit: null,
  },
  ...{ revenue: null, potential: null, workloadHours: null, lon: null, lat: null },
  ...known,
});

/** An active rule of a territory; its id is its name unless given. */
export const aRule = (
  territoryId: string,
  name: string,
  items: readonly RuleItem[],
  more: Partial<Rule> = {},
): Rule => ({
  ...{ id: name, territoryId, name, kind: "rule", isActive: true, isInherited: false, keepsFamilies: false },
  ...{ items, filter: "", accountCodes: [] },
  ...more,
});
