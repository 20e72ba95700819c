import type { StepAnswer } from "../../core/assign/decide-territory.ts";
import { createRuleBook, type RuleBook } from "../../core/assign/rule-book.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import type { Transaction } from "../ports/store.ts";
import { type ExplainedStep, stepTeller } from "../rules/explain-account.ts";
import { openCache, type Weighty } from "../tiles/open-cache.ts";

/** What a version of a plan says of places and accounts, in memory. */
export interface PlanIndex extends Weighty {
  /** By id. */
  readonly territories: ReadonlyMap<string, TerritoryRecord>;
  readonly book: RuleBook;
  /** Names the territories and rules of a step. */
  readonly tell: (answer: StepAnswer) => ExplainedStep;
  /** Territory id by the code of the unit; a unit that is missing is white space. */
  readonly territoryOfUnit: ReadonlyMap<string, string>;
}

export interface PlanIndexes {
  /** Of the plan as it stands. Cost where it is not in memory: its units, territories and rules. */
  read(tx: Transaction, actor: Actor, plan: PlanRecord): Promise<PlanIndex>;
}

const LIMIT_BYTES = 128 * 1024 * 1024;
/** An entry of a map with two short texts; a compiled rule with its conditions. */
const [UNIT_BYTES, RULE_BYTES] = [150, 2000];

/** Keeps the indexes of the plans asked for last; another version of a plan is another index. */
export function openPlanIndexes(): PlanIndexes {
  const cache = openCache<PlanIndex>(LIMIT_BYTES);
  return {
    read: async (tx, { orgId }, { id, version }) => {
      const key = `${orgId} ${id} ${version}`;
      return cache.get(key) ?? cache.keep(key, await readIndex(tx, id));
    },
  };
}

async function readIndex(tx: Transaction, planId: string): Promise<PlanIndex> {
  const territories = await tx.territories.list(planId);
  const rules = await tx.rules.list(planId);
  const units = await tx.alignment.whole(planId);
  return {
    tell: stepTeller(territories, rules),
    territories: new Map(territories.map((territory) => [territory.id, territory])),
    book: createRuleBook(rules, territories),
    territoryOfUnit: new Map(units.map(({ unitCode, territoryId }) => [unitCode, territoryId])),
    bytes: () => units.length * UNIT_BYTES + rules.length * RULE_BYTES,
  };
}
