import { assignMaximumWeight } from "../../evaluate/assign-maximum-weight.ts";
import { isAhead, weighParts } from "../weigh-parts.ts";
import { pairRule } from "./exclude-pair.ts";
import {
  MATCH_PARTS,
  type MatchProblem,
  type MatchRep,
  type MatchTerritory,
  type RepMatching,
  type ScoredPair,
  type TerritoryMatch,
} from "./matching.ts";
import { DEFAULT_MATCHING, type MatchingSettings } from "./matching-settings.ts";
import { measurePair, transitionLoss } from "./measure-pair.ts";

/** Whoever may own a territory, scored, best first, and who may not. */
type Field = Pick<TerritoryMatch, "candidates" | "excluded" | "unknownParts">;

/**
 * Who should own which territory: the matching with the most territories filled, of these the one with the highest sum of scores, where
 * a change of rep must gain `leastGain` points; of equals the one that keeps more incumbents. Hard rules first. Optimal (Hungarian
 * method), and the same whatever the order of the input. O((territories + slots)³) time.
 */
export function matchReps(problem: MatchProblem, settings: MatchingSettings = DEFAULT_MATCHING): RepMatching {
  const territories = [...problem.territories].sort(byCode);
  const reps = [...problem.reps].sort(byCode);
  const isExcluded = pairRule(problem, settings);
  const fields = territories.map((territory): Field => {
    const judged = reps.map((rep) => ({ rep, reason: isExcluded(territory, rep) }));
    return {
      ...scoreField(
        territory,
        judged.flatMap(({ rep, reason }) => (reason === null ? [rep] : [])),
        settings,
      ),
      excluded: judged.flatMap(({ rep, reason }) => (reason === null ? [] : [{ rep: rep.code, reason }])),
    };
  });
  const owners = solve({ ...problem, territories, reps }, fields, settings);
  const ownedBy = new Map<string, string[]>();
  owners.forEach((owner, index) => {
    if (owner !== null) ownedBy.set(owner, [...(ownedBy.get(owner) ?? []), territories[index].code]);
  });
  const matches = territories.map((territory, index) =>
    tell(territory, { field: fields[index], owner: owners[index], ownedBy, settings }),
  );
  return {
    territories: matches,
    free: reps.flatMap(({ code }) => (ownedBy.has(code) ? [] : [code])),
    totals: addUp(matches),
  };
}

const byCode = (a: { readonly code: string }, b: { readonly code: string }) =>
  a.code < b.code ? -1 : a.code > b.code ? 1 : 0;

function scoreField(
  territory: MatchTerritory,
  reps: readonly MatchRep[],
  settings: MatchingSettings,
): Omit<Field, "excluded"> {
  const measured = reps.map((rep) => measurePair(territory, rep, settings));
  const { scores, unknownParts } = weighParts(MATCH_PARTS, settings.weights, measured);
  const candidates = reps
    .map((rep, index): ScoredPair => {
      const loss = transitionLoss(territory, rep, settings);
      return { rep: rep.code, ...scores[index], transitionLoss: loss };
    })
    .sort((a, b) => b.score - a.score || (a.rep < b.rep ? -1 : 1));
  return { candidates, unknownParts };
}

/** Scores count in ten-thousandths of a point: whole numbers add up exactly, and what differs by less is a tie. */
const GRAIN = 10_000;

/** The code of each territory's owner, null for none. Exact up to some 2,000 territories. */
function solve(
  { territories, reps, pairs }: MatchProblem,
  fields: readonly Field[],
  { leastGain }: MatchingSettings,
): readonly (string | null)[] {
  const kept = pairs.filter(({ rule }) => rule === "keep");
  const slots = reps.flatMap(({ code, mostTerritories }) => {
    const decided = kept.filter(({ rep }) => rep === code).length;
    return new Array<string>(Math.min(Math.max(mostTerritories, decided), territories.length)).fill(code);
  });
  const slotsOf = new Map<string, number[]>();
  slots.forEach((code, slot) => {
    slotsOf.set(code, [...(slotsOf.get(code) ?? []), slot]);
  });
  // one unit decides between equals for the incumbent, a filled territory is worth more than all scores, and a decision as two
  const step = territories.length + 1;
  const most = (100 + leastGain) * GRAIN * step + 1;
  const filled = most * territories.length + 1;
  const keptTerritories = new Set(kept.map(({ territory }) => territory));
  const weights = new Float64Array(territories.length * slots.length);
  territories.forEach(({ code, incumbent }, row) => {
    const worth = keptTerritories.has(code) ? 2 * filled : filled;
    for (const { rep, score } of fields[row].candidates) {
      const stays = rep === incumbent;
      const points = Math.round((score + (stays ? leastGain : 0)) * GRAIN);
      for (const slot of slotsOf.get(rep) ?? [])
        weights[row * slots.length + slot] = worth + points * step + (stays ? 1 : 0);
    }
  });
  const columns = assignMaximumWeight({ rows: territories.length, columns: slots.length, weights });
  return territories.map((_, row) => {
    const slot = columns[row];
    // a pair that may not be weighs nothing: it only fills the table
    return slot >= 0 && weights[row * slots.length + slot] > 0 ? slots[slot] : null;
  });
}

interface Told {
  readonly field: Field;
  readonly owner: string | null;
  readonly ownedBy: ReadonlyMap<string, readonly string[]>;
  readonly settings: MatchingSettings;
}

function tell(
  { code, incumbent }: MatchTerritory,
  { field, owner, ownedBy, settings }: Told,
): TerritoryMatch {
  const pairOf = (rep: string | null) => field.candidates.find((pair) => pair.rep === rep) ?? null;
  const assigned = pairOf(owner);
  const next = assigned === null ? null : (field.candidates.find(({ rep }) => rep !== owner) ?? null);
  const before = pairOf(incumbent);
  const hasChanged = assigned !== null && incumbent !== null && incumbent !== owner;
  return {
    territory: code,
    incumbent,
    assigned,
    runnerUp:
      assigned && next
        ? {
            pair: next,
            pointsBehind: assigned.score - next.score,
            neededIn: ownedBy.get(next.rep) ?? [],
          }
        : null,
    isClear: assigned && next ? isAhead(assigned.parts, next.parts, settings.weightTolerance) : null,
    change: hasChanged
      ? { from: incumbent, pointsGained: before === null ? null : assigned.score - before.score }
      : null,
    ...field,
  };
}

function addUp(matches: readonly TerritoryMatch[]): RepMatching["totals"] {
  const sum = (value: (match: TerritoryMatch) => number) =>
    matches.reduce((total, match) => total + value(match), 0);
  const lossOf = (side: "low" | "high") =>
    sum(({ change, assigned }) => (change && assigned ? assigned.transitionLoss[side] : 0));
  return {
    score: sum(({ assigned }) => assigned?.score ?? 0),
    scoreToday: sum(
      ({ candidates, incumbent }) => candidates.find(({ rep }) => rep === incumbent)?.score ?? 0,
    ),
    changes: sum(({ change }) => (change ? 1 : 0)),
    unassigned: sum(({ assigned }) => (assigned ? 0 : 1)),
    transitionLoss: { low: lossOf("low"), high: lossOf("high") },
  };
}
