import type { RuleBook, RuleMatch, RuleSubject } from "./rule-book.ts";

/** What a territory may be decided by, the strongest first (docs/adr/0014-account-rules.md). */
export const RULE_STEPS = [
  "legal",
  "named",
  "holdover",
  "interim",
  "manual",
  "rule",
  "parent-rule",
  "geography",
  "unassigned",
] as const;
export type RuleStep = (typeof RULE_STEPS)[number];

/** A person's decision that stands: what rules did before is decided anew. */
export interface StandingDecision {
  readonly territoryId: string;
  readonly cause: "holdover" | "interim" | "manual";
}

/**
 * `decides`; `tie`: several territories with equal right, so that no rule decides; `silent`: nothing to say;
 * `outranked`: would have decided, but a stronger step did, or there was a tie above; `above`: speaks for a territory
 * that has others below it, and geography says none of them.
 */
export type StepVerdict = "decides" | "tie" | "silent" | "outranked" | "above";

export interface StepAnswer {
  readonly step: RuleStep;
  readonly verdict: StepVerdict;
  /** Whom it speaks for, the most specific first; for geography and people's decisions without rules. */
  readonly matches: readonly RuleMatch[];
  /** The territory that it speaks for; null where it is silent or cannot say. */
  readonly territoryId: string | null;
}

export interface Decision {
  /** Null: in none. */
  readonly territoryId: string | null;
  readonly step: RuleStep;
  /** Every step, the strongest first. */
  readonly chain: readonly StepAnswer[];
}

export interface Placed extends RuleSubject {
  /** The territory of the account's unit. */
  readonly geography: string | null;
  readonly standing: StandingDecision | null;
}

/**
 * Decides the territory of one account: legal > named > holdover > interim > manual > most specific rule > parent rule >
 * geography > unassigned. Most specific: the deepest territory, then the most conditions; an equal tie, and two
 * territories for one legal or named account, is a tie: no rule decides then, and the account stays where people or
 * geography put it.
 */
export function decideTerritory(book: RuleBook, { account, head, geography, standing }: Placed): Decision {
  const matches = book.match({ account, head });
  const among = (found: readonly RuleMatch[]): Asked => ({ matches: found, book, geography });
  const asked: StepAnswer[] = [
    askList("legal", among(matches.legal)),
    askList("named", among(matches.named)),
    askPeople("holdover", standing),
    askPeople("interim", standing),
    askPeople("manual", standing),
    askMostSpecific("rule", among(matches.rule.filter(({ isLeaf }) => isLeaf))),
    askMostSpecific("parent-rule", among(matches.rule.filter(({ isLeaf }) => !isLeaf))),
    { step: "geography", ...say(geography) },
    { step: "unassigned", verdict: "decides", matches: [], territoryId: null },
  ];
  let decided: StepAnswer | null = null;
  let isTied = false;
  const chain = asked.map((answer) => {
    const isByRule = answer.matches.length > 0;
    if (decided === null && isTied && isByRule && answer.verdict === "decides") return outranked(answer);
    if (answer.verdict === "tie") isTied = true;
    if (answer.verdict !== "decides") return answer;
    if (decided !== null) return outranked(answer);
    decided = answer;
    return answer;
  });
  const { step, territoryId } = decided ?? asked[asked.length - 1];
  return { step, territoryId, chain };
}

const outranked = (answer: StepAnswer): StepAnswer => ({ ...answer, verdict: "outranked" });

const say = (territoryId: string | null): Omit<StepAnswer, "step"> => ({
  verdict: territoryId === null ? "silent" : "decides",
  matches: [],
  territoryId,
});

const askPeople = (step: StandingDecision["cause"], standing: StandingDecision | null): StepAnswer => ({
  step,
  ...say(standing?.cause === step ? standing.territoryId : null),
});

/** Rules of these kinds have equal right, however deep their territory lies. */
function askList(step: "legal" | "named", { matches, book, geography }: Asked): StepAnswer {
  const territories = new Set(matches.map(({ territoryId }) => territoryId));
  if (territories.size > 1) return { step, verdict: "tie", matches, territoryId: null };
  return speakFor(step, { matches, book, geography });
}

const bySpecificity = (a: RuleMatch, b: RuleMatch): number =>
  b.depth - a.depth || b.conditions - a.conditions;

function askMostSpecific(step: "rule" | "parent-rule", asked: Asked): StepAnswer {
  const matches = [...asked.matches].sort(bySpecificity);
  const [first, second] = matches;
  return first && second && bySpecificity(first, second) === 0
    ? { step, verdict: "tie", matches, territoryId: null }
    : speakFor(step, { ...asked, matches });
}

interface Asked {
  readonly matches: readonly RuleMatch[];
  readonly book: RuleBook;
  readonly geography: string | null;
}

/** For the first match. A region's rule says which part of the hierarchy; where in it, only geography can. */
function speakFor(step: RuleStep, { matches, book, geography }: Asked): StepAnswer {
  const [first] = matches;
  if (!first) return { step, ...say(null) };
  const { territoryId, isLeaf } = first;
  if (isLeaf) return { step, verdict: "decides", matches, territoryId };
  return geography !== null && book.isWithin(geography, territoryId)
    ? { step, verdict: "decides", matches, territoryId: geography }
    : { step, verdict: "above", matches, territoryId };
}
