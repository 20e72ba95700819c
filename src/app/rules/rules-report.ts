import { RULE_STEPS, type RuleStep } from "../../core/assign/decide-territory.ts";
import type { Rule } from "../../core/domain/rule.ts";
import type { NamedAssignment } from "../ports/rows/assignments.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import type { Finding, Judgement } from "./judge-account.ts";

/** Accounts and what hangs on them. Money in the organisation's currency: revenue and potential per year, deals as a sum. */
export interface RuleAmounts {
  readonly accounts: number;
  readonly revenue: number;
  readonly potential: number;
  readonly workloadHours: number;
  readonly openDeals: number;
  readonly openAmount: number;
}

/** What the rules of a plan say of all accounts, and what applying them would change. */
export interface RulesReport {
  readonly accounts: number;
  /** Accounts by what decides of them. */
  readonly steps: Readonly<Record<RuleStep, number>>;
  readonly findings: Readonly<Record<Finding, number>>;
  /** Accounts that a lock of a territory keeps where they are. */
  readonly held: number;
  /** Accounts whose territory changes. */
  readonly moves: RuleAmounts;
  /** Accounts that stay, but get or lose an override: pinned by a rule, or left to geography. */
  readonly pinned: number;
  /** Decisions of people that the law or a list replaces. */
  readonly peopleReplaced: number;
  /** What moves, by territory codes; null: no territory. The most accounts first. */
  readonly flows: readonly (RuleAmounts & { readonly from: string | null; readonly to: string | null })[];
  /** Reps whose accounts change, by code. */
  readonly reps: readonly RepChange[];
  /** Every rule, by territory and name: how many accounts satisfy it, and of how many it is among the deciding. */
  readonly rules: readonly RuleUse[];
  /** The first of the accounts that no rule decides because several have equal right. */
  readonly ties: readonly { readonly account: string; readonly territories: readonly string[] }[];
}

export interface RepChange {
  readonly code: string;
  readonly name: string;
  readonly lost: RuleAmounts;
  readonly gained: RuleAmounts;
}

export interface RuleUse {
  readonly territory: string;
  readonly name: string;
  readonly matches: number;
  readonly decides: number;
}

const MAXIMUM_TIES = 100;
const NOTHING: RuleAmounts = {
  ...{ accounts: 0, revenue: 0, potential: 0, workloadHours: 0 },
  ...{ openDeals: 0, openAmount: 0 },
};

export interface ReportContext {
  readonly territories: readonly TerritoryRecord[];
  readonly rules: readonly Rule[];
  /** Primary reps on the date that the plan is for. */
  readonly primaries: readonly NamedAssignment[];
}

/** Adds judgements up, one after the other. */
export function openReport({ territories, rules, primaries }: ReportContext) {
  const codeOf = new Map(territories.map(({ id, code }) => [id, code]));
  const nameOf = (id: string | null) => (id === null ? null : (codeOf.get(id) ?? null));
  const steps = Object.fromEntries(RULE_STEPS.map((step) => [step, 0])) as Record<RuleStep, number>;
  const findings: Record<Finding, number> = { tie: 0, overlap: 0, gap: 0, above: 0 };
  const counts = { accounts: 0, held: 0, pinned: 0, peopleReplaced: 0 };
  const uses = new Map(rules.map(({ id }) => [id, { matches: 0, decides: 0 }]));
  const flows = new Map<string, RulesReport["flows"][number]>();
  const ties: { account: string; territories: string[] }[] = [];
  const add = (judgement: Judgement) => {
    const { subject, decision, before, after, move, isHeld } = judgement;
    counts.accounts++;
    steps[decision.step]++;
    for (const finding of judgement.findings) findings[finding]++;
    if (isHeld) counts.held++;
    countUses(uses, judgement);
    if (judgement.findings.includes("tie") && ties.length < MAXIMUM_TIES) {
      ties.push({
        account: subject.code,
        territories: tiedIn(judgement)
          .map((id) => nameOf(id) ?? "")
          .sort(),
      });
    }
    if (move === null) return;
    const { causeBefore } = move;
    if (causeBefore === "manual" || causeBefore === "holdover" || causeBefore === "interim")
      counts.peopleReplaced++;
    if (before === after) counts.pinned++;
    else {
      const key = `${before} ${after}`;
      const flow = flows.get(key) ?? { ...NOTHING, from: nameOf(before), to: nameOf(after) };
      flows.set(key, { ...flow, ...plus(flow, amountsOf(judgement)) });
    }
  };
  const close = (): RulesReport => {
    const moved = [...flows.values()].sort(
      (a, b) => b.accounts - a.accounts || compare(a.from, b.from) || compare(a.to, b.to),
    );
    return {
      ...counts,
      steps,
      findings,
      moves: moved.reduce<RuleAmounts>(plus, NOTHING),
      flows: moved,
      reps: listReps(moved, primaries),
      rules: rules.map(({ id, territoryId, name }) => ({
        ...{ territory: nameOf(territoryId) ?? "", name },
        ...(uses.get(id) ?? { matches: 0, decides: 0 }),
      })),
      ties,
    };
  };
  return { add, close };
}

/** By code; no territory stands first. */
function compare(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return (a ?? "") < (b ?? "") ? -1 : 1;
}

const amountsOf = ({ subject }: Judgement): RuleAmounts => {
  const { revenue, potential, workloadHours, openDeals, openAmount } = subject;
  return { accounts: 1, revenue, potential, workloadHours, openDeals, openAmount };
};

const plus = (a: RuleAmounts, b: RuleAmounts): RuleAmounts => ({
  accounts: a.accounts + b.accounts,
  revenue: a.revenue + b.revenue,
  potential: a.potential + b.potential,
  workloadHours: a.workloadHours + b.workloadHours,
  openDeals: a.openDeals + b.openDeals,
  openAmount: a.openAmount + b.openAmount,
});

/** Territories that claim an account with equal right, ids. */
function tiedIn({ decision: { chain } }: Judgement): readonly string[] {
  const matches = chain.find(({ verdict }) => verdict === "tie")?.matches ?? [];
  return [...new Set(matches.map(({ territoryId }) => territoryId))];
}

function countUses(
  uses: ReadonlyMap<string, { matches: number; decides: number }>,
  { decision: { step, chain, territoryId } }: Judgement,
): void {
  const matching = new Set(chain.flatMap(({ matches }) => matches.flatMap(({ ruleIds }) => ruleIds)));
  const deciding = new Set(
    (chain.find((answer) => answer.step === step)?.matches ?? [])
      .filter((match) => match.territoryId === territoryId || step === "parent-rule")
      .flatMap(({ ruleIds }) => ruleIds),
  );
  for (const id of matching) {
    const use = uses.get(id);
    if (use) use.matches++;
    if (use && deciding.has(id)) use.decides++;
  }
}

function listReps(flows: RulesReport["flows"], primaries: readonly NamedAssignment[]): RepChange[] {
  const repOf = new Map(primaries.map((primary) => [primary.territoryCode, primary]));
  const changes = new Map<string, RepChange>();
  for (const flow of flows) {
    const from = flow.from === null ? undefined : repOf.get(flow.from);
    const to = flow.to === null ? undefined : repOf.get(flow.to);
    if (from?.repCode === to?.repCode) continue;
    for (const [rep, side] of [[from, "lost"] as const, [to, "gained"] as const]) {
      if (!rep) continue;
      const standing = changes.get(rep.repCode) ?? {
        code: rep.repCode,
        name: rep.repName,
        lost: NOTHING,
        gained: NOTHING,
      };
      changes.set(rep.repCode, { ...standing, [side]: plus(standing[side], flow) });
    }
  }
  return [...changes.values()].sort((a, b) => compare(a.code, b.code));
}
