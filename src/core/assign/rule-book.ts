import { BrokenInvariant } from "../domain/problem.ts";
import type { Rule } from "../domain/rule.ts";
import { type Condition, compileItem } from "./compile-item.ts";
import { evaluateFilter, type FilterNode, parseFilter } from "./parse-filter.ts";
import { type FoldedAccount, foldAccount, foldText, type RuleAccount } from "./rule-account.ts";

/** Node of a plan's hierarchy; ids. */
export interface RuleTerritory {
  readonly id: string;
  readonly parentId: string | null;
}

/** An account with the head of its family; null: it heads its own, or has none. */
export interface RuleSubject {
  readonly account: RuleAccount;
  readonly head: RuleAccount | null;
}

/** A territory whose rules an account satisfies. */
export interface RuleMatch {
  readonly territoryId: string;
  /** The rules that had to hold, inherited ones first. */
  readonly ruleIds: readonly string[];
  /** 0 for a territory at the top of the hierarchy. */
  readonly depth: number;
  /** Conditions of all those rules. */
  readonly conditions: number;
  /** Nothing stands below the territory, so that accounts may. */
  readonly isLeaf: boolean;
}

export interface RuleMatches {
  readonly legal: readonly RuleMatch[];
  readonly named: readonly RuleMatch[];
  readonly rule: readonly RuleMatch[];
}

/** The active rules of a plan, ready to be asked. Cost of a question: the candidates that its texts do not rule out. */
export interface RuleBook {
  match(subject: RuleSubject): RuleMatches;
  /** Whether the territory is `above` itself or lies anywhere below it. */
  isWithin(territoryId: string, above: string): boolean;
}

interface Folded {
  readonly account: FoldedAccount;
  readonly head: FoldedAccount;
}

type Test = (folded: Folded) => boolean;

/** All of the tests must hold for the match. */
interface Candidate {
  readonly match: RuleMatch;
  readonly tests: readonly Test[];
  /** Of one field the values without which it cannot hold; null where there is no such field. */
  readonly key: { readonly field: KeyField; readonly values: readonly string[] } | null;
}

type KeyField = keyof FoldedAccount["texts"];

/**
 * Compiles checked rules (check-rule.ts). A rule of kind `rule` holds for its own territory and, where it is inherited,
 * for those below; a territory takes an account that satisfies all rules that hold for it, if at least one of them is its
 * own. `legal` and `named` rules stand each for itself. Rules of territories that are not in the list are left out.
 */
export function createRuleBook(rules: readonly Rule[], territories: readonly RuleTerritory[]): RuleBook {
  const tree = readTree(territories);
  const active = rules.filter(
    ({ isActive, territoryId }) => isActive && tree.chainOf(territoryId).length > 0,
  );
  const ofKind = (kind: Rule["kind"]) => active.filter((rule) => rule.kind === kind);
  const single = (rule: Rule) => candidateOf(tree, rule.territoryId, [rule]);
  const legal = indexCandidates(ofKind("legal").map(single));
  const named = indexCandidates(ofKind("named").map(single));
  const conditional = indexCandidates(inheritRules(ofKind("rule"), tree));
  return {
    match: ({ account, head }) => {
      const own = foldAccount(account);
      const folded = { account: own, head: head === null ? own : foldAccount(head) };
      return { legal: legal(folded), named: named(folded), rule: conditional(folded) };
    },
    isWithin: (territoryId, above) => tree.chainOf(territoryId).includes(above),
  };
}

interface Tree {
  /** From the top down to the territory itself; empty for an unknown one. */
  chainOf(territoryId: string): readonly string[];
  isLeaf(territoryId: string): boolean;
}

function readTree(territories: readonly RuleTerritory[]): Tree {
  const parentOf = new Map(territories.map(({ id, parentId }) => [id, parentId]));
  const parents = new Set(territories.map(({ parentId }) => parentId));
  const chains = new Map<string, readonly string[]>();
  for (const { id } of territories) {
    const chain: string[] = [];
    for (let at: string | null = id; at !== null; at = parentOf.get(at) ?? null) {
      if (chain.includes(at))
        throw new BrokenInvariant(`got a circle of territories at ${at}, expected a tree`);
      chain.unshift(at);
    }
    chains.set(id, chain);
  }
  return { chainOf: (id) => chains.get(id) ?? [], isLeaf: (id) => !parents.has(id) };
}

function inheritRules(rules: readonly Rule[], tree: Tree): Candidate[] {
  const byTerritory = new Map<string, Rule[]>();
  for (const rule of rules)
    byTerritory.set(rule.territoryId, [...(byTerritory.get(rule.territoryId) ?? []), rule]);
  return [...byTerritory].map(([territoryId, own]) => {
    const above = tree.chainOf(territoryId).slice(0, -1);
    const inherited = above.flatMap((id) => (byTerritory.get(id) ?? []).filter((rule) => rule.isInherited));
    return candidateOf(tree, territoryId, [...inherited, ...own]);
  });
}

function candidateOf(tree: Tree, territoryId: string, rules: readonly Rule[]): Candidate {
  const keys = rules.flatMap(keysOf).sort((a, b) => a.values.length - b.values.length);
  return {
    match: {
      territoryId,
      ruleIds: rules.map(({ id }) => id),
      depth: tree.chainOf(territoryId).length - 1,
      conditions: rules.reduce((sum, { items }) => sum + items.length, 0),
      isLeaf: tree.isLeaf(territoryId),
    },
    tests: rules.map(compileRule),
    key: keys[0] ?? null,
  };
}

function compileRule({ items, filter, accountCodes, keepsFamilies }: Rule): Test {
  const codes = new Set(accountCodes.map(foldText));
  const conditions: readonly Condition[] = items.map(compileItem);
  const node = conditions.length === 0 ? null : readFilter(filter, conditions.length);
  return ({ account, head }) => {
    const asked = keepsFamilies ? head : account;
    if (asked.texts.code !== null && codes.has(asked.texts.code)) return true;
    return node !== null && evaluateFilter(node, (item) => conditions[item](asked));
  };
}

function readFilter(filter: string, itemCount: number): FilterNode {
  const parsed = parseFilter(filter, itemCount);
  if (parsed.ok) return parsed.filter;
  throw new BrokenInvariant(`got the filter "${filter}", expected a checked one`);
}

/** Conditions that must hold whatever the others do, and name the texts they take. */
function keysOf({ items, filter, accountCodes, keepsFamilies }: Rule): NonNullable<Candidate["key"]>[] {
  if (keepsFamilies) return [];
  if (items.length === 0) return [{ field: "code", values: accountCodes.map(foldText) }];
  if (accountCodes.length > 0) return [];
  const node = readFilter(filter, items.length);
  const needed = node.kind === "and" ? node.of : [node];
  return needed.flatMap((each) => {
    if (each.kind !== "item") return [];
    const { field, operation, value } = items[each.item];
    if (!isKeyField(field) || (operation !== "equals" && operation !== "in")) return [];
    return [{ field, values: (Array.isArray(value) ? value : [value]).map((one) => foldText(String(one))) }];
  });
}

const KEY_FIELDS: readonly KeyField[] = ["code", "name", "segment", "industry", "stage", "family", "unit"];
const isKeyField = (field: string): field is KeyField => KEY_FIELDS.some((each) => each === field);

/** Asks only those candidates that an account's texts do not rule out. */
function indexCandidates(candidates: readonly Candidate[]): (folded: Folded) => readonly RuleMatch[] {
  const always = candidates.filter(({ key }) => key === null);
  const byText = KEY_FIELDS.map((field) => ({ field, byValue: indexField(candidates, field) }));
  return (folded) => {
    const found: RuleMatch[] = [];
    const ask = (asked: readonly Candidate[]) => {
      for (const { match, tests } of asked) if (tests.every((test) => test(folded))) found.push(match);
    };
    ask(always);
    for (const { field, byValue } of byText) {
      const text = folded.account.texts[field];
      if (text !== null) ask(byValue.get(text) ?? []);
    }
    return found;
  };
}

function indexField(
  candidates: readonly Candidate[],
  field: KeyField,
): ReadonlyMap<string, readonly Candidate[]> {
  const byValue = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    if (candidate.key?.field !== field) continue;
    for (const value of new Set(candidate.key.values)) {
      const standing = byValue.get(value);
      if (standing) standing.push(candidate);
      else byValue.set(value, [candidate]);
    }
  }
  return byValue;
}
