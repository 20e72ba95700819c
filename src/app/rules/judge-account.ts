import { type Decision, decideTerritory, type StandingDecision } from "../../core/assign/decide-territory.ts";
import type { RuleAccount } from "../../core/assign/rule-account.ts";
import type { RuleBook } from "../../core/assign/rule-book.ts";
import type { AlignmentMove, OverrideCause } from "../ports/rows/plans.ts";
import type { RuleSubjectRow } from "../ports/rows/rules.ts";

/** What is worth a look at an account, whatever became of it. */
export const FINDINGS = ["tie", "overlap", "gap", "above"] as const;
/**
 * `tie`: no rule decides because several have equal right; `overlap`: conditions of several territories hold; `gap`: no
 * territory has it; `above`: a rule speaks for a territory that has others below it, and geography says none of them.
 */
export type Finding = (typeof FINDINGS)[number];

/** What the rules say of an account, beside where it stands. */
export interface Judgement {
  readonly subject: RuleSubjectRow;
  readonly decision: Decision;
  readonly findings: readonly Finding[];
  /** Where it stands now: by its override, or else by its unit. */
  readonly before: string | null;
  /** Where it goes; where it stands if it is held. */
  readonly after: string | null;
  /** Brings its override in line with the decision; null where it is. */
  readonly move: AlignmentMove | null;
  /** A lock of a territory keeps it where it is. */
  readonly isHeld: boolean;
}

/** A subject as core's rules ask it. */
export function ruleAccountOf(subject: RuleSubjectRow, head: RuleSubjectRow | null): RuleAccount {
  const { code, name, segment, industry, stage, products, revenue, potential, workloadHours } = subject;
  const { unit, lon, lat } = subject;
  const fields = { code, name, segment, industry, stage, products, revenue, potential, workloadHours };
  return { ...fields, unit, lon, lat, family: head?.code ?? code };
}

export interface Judging {
  readonly book: RuleBook;
  /** Ids of the territories that nothing leaves or enters. */
  readonly locked: ReadonlySet<string>;
}

/** Decides one account. */
export function judgeAccount(
  { book, locked }: Judging,
  subject: RuleSubjectRow,
  head: RuleSubjectRow | null,
): Judgement {
  const { geography, override } = subject;
  const decision = decideTerritory(book, {
    account: ruleAccountOf(subject, head),
    head: head && ruleAccountOf(head, null),
    geography,
    standing: standingOf(override),
  });
  const before = override?.territoryId ?? geography;
  const wanted = overrideFor(decision, override);
  const after = wanted?.territoryId ?? geography;
  const isHeld = before !== after && [before, after].some((id) => id !== null && locked.has(id));
  return {
    subject,
    decision,
    findings: findIn(decision),
    before,
    after: isHeld ? before : after,
    move: isHeld ? null : moveFor(subject, wanted),
    isHeld,
  };
}

type Override = NonNullable<RuleSubjectRow["override"]>;

/** What people decided stands until they, a list or the law say otherwise; what rules did is decided anew. */
function standingOf(override: Override | null): StandingDecision | null {
  if (override === null) return null;
  const { territoryId, cause } = override;
  return cause === "holdover" || cause === "interim" || cause === "manual" ? { territoryId, cause } : null;
}

/** The override that the decision asks for: rules pin an account also where geography agrees today. */
function overrideFor({ step, territoryId }: Decision, standing: Override | null): Override | null {
  switch (step) {
    case "legal":
    case "named":
    case "rule":
      return territoryId === null ? null : { territoryId, cause: step };
    case "holdover":
    case "interim":
    case "manual":
      return standing;
    case "parent-rule":
    case "geography":
    case "unassigned":
      return null;
  }
}

function moveFor({ id, override }: RuleSubjectRow, wanted: Override | null): AlignmentMove | null {
  if (override?.territoryId === wanted?.territoryId && override?.cause === wanted?.cause) return null;
  const causes: { cause?: OverrideCause; causeBefore?: OverrideCause } = {
    ...(wanted && { cause: wanted.cause }),
    ...(override && { causeBefore: override.cause }),
  };
  return { accountId: id, from: override?.territoryId ?? null, to: wanted?.territoryId ?? null, ...causes };
}

function findIn({ step, chain }: Decision): Finding[] {
  const decidedAt = chain.findIndex((answer) => answer.step === step);
  const asked = chain.slice(0, decidedAt);
  const found: Finding[] = [];
  if (asked.some(({ verdict }) => verdict === "tie")) found.push("tie");
  if (chain.some(({ step: at, matches }) => at === "rule" && matches.length > 1)) found.push("overlap");
  if (step === "unassigned") found.push("gap");
  if (asked.some(({ verdict }) => verdict === "above")) found.push("above");
  return found;
}
