import { WHITE_SPACE } from "../../domain/design-problem.ts";
import type { Problem } from "../../domain/problem.ts";
import type { Claim, DiagnosisView } from "./diagnosis-view.ts";

/** Wishes that contradict each other whatever the plan: locks, centres, required and forbidden pairs. */
export function findContradictions(view: DiagnosisView): Problem[] {
  return [
    ...clashingClaims(view),
    ...brokenTerritoryLocks(view),
    ...clashingGroups(view),
    ...clashingPairs(view),
  ];
}

function clashingClaims(view: DiagnosisView): Problem[] {
  const problems: Problem[] = [];
  for (const [unit, claims] of view.claims) {
    const label = view.unitLabel(unit);
    if (view.problem.lockedTo[unit] === WHITE_SPACE) {
      problems.push(
        view.report("DES-112", label, {
          cause: `${label} is left uncovered on purpose, but ${claimWords(view, claims[0])}`,
          fix: "cover the unit, or take the lock or centre away",
        }),
      );
      continue;
    }
    const other = claims.find((claim) => claim.territory !== claims[0].territory);
    if (!other) continue;
    const bothCentres = claims[0].reason === "fixed centre" && other.reason === "fixed centre";
    problems.push(
      view.report(bothCentres ? "DES-111" : "DES-112", label, {
        cause: `${label} cannot be in two territories: ${claimWords(view, claims[0])}, and ${claimWords(view, other)}`,
        fix: "keep one of the two",
      }),
    );
  }
  return problems;
}

function claimWords(view: DiagnosisView, claim: Claim): string {
  const territory = view.territoryLabel(claim.territory);
  if (claim.reason === "fixed centre") return `it is the fixed centre of territory ${territory}`;
  if (claim.reason === "unit lock") return `it is locked to territory ${territory}`;
  return `territory ${territory} is locked as it is and holds it`;
}

function brokenTerritoryLocks(view: DiagnosisView): Problem[] {
  const { problem } = view;
  const problems: Problem[] = [];
  for (const [unit, claims] of view.claims) {
    for (const { territory, reason } of claims) {
      if (!problem.territories[territory].locked || reason === "territory lock") continue;
      if (problem.realignment?.current[unit] === territory) continue;
      const label = view.unitLabel(unit);
      problems.push(
        view.report("DES-113", label, {
          cause: `${claimWords(view, { territory, reason }).replace("it", label)}, but that territory is locked as it is and does not hold it`,
          fix: `unlock territory ${view.territoryLabel(territory)}, or take the ${reason} away`,
        }),
      );
    }
  }
  return problems;
}

function clashingGroups(view: DiagnosisView): Problem[] {
  const holder = new Map<number, number>();
  const problems: Problem[] = [];
  for (let unit = 0; unit < view.groupOf.length; unit++) {
    const fixed = view.fixedTo[unit];
    if (fixed === -1) continue;
    const group = view.groupOf[unit];
    const first = holder.get(group);
    if (first === undefined) {
      holder.set(group, unit);
      continue;
    }
    if (view.fixedTo[first] === fixed) continue;
    const [a, b] = [view.unitLabel(first), view.unitLabel(unit)];
    problems.push(
      view.report("DES-110", `${a}, ${b}`, {
        cause: `${a} and ${b} must share a territory, but ${a} is ${placeWords(view, first)} and ${b} is ${placeWords(view, unit)}`,
        fix: "take one of the locks or the required pair away",
      }),
    );
  }
  return problems;
}

function placeWords(view: DiagnosisView, unit: number): string {
  const fixed = view.fixedTo[unit];
  return fixed === WHITE_SPACE ? "left uncovered" : `fixed to territory ${view.territoryLabel(fixed)}`;
}

function clashingPairs(view: DiagnosisView): Problem[] {
  const problems: Problem[] = [];
  for (const [first, second] of view.problem.forbiddenPairs) {
    const [a, b] = [view.unitLabel(first), view.unitLabel(second)];
    if (view.groupOf[first] === view.groupOf[second]) {
      problems.push(
        view.report("DES-108", `${a}, ${b}`, {
          cause: `${a} and ${b} must not share a territory, but required pairs tie them together`,
          fix: "take the forbidden pair or one of the required pairs away",
        }),
      );
    } else if (view.fixedTo[first] >= 0 && view.fixedTo[first] === view.fixedTo[second]) {
      problems.push(
        view.report("DES-109", `${a}, ${b}`, {
          cause: `${a} and ${b} must not share a territory, but both are ${placeWords(view, first)}`,
          fix: "take the forbidden pair or one of the locks away",
        }),
      );
    }
  }
  return problems;
}
