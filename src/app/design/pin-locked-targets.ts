import type { Measure, Realignment, TerritorySpec } from "../../core/domain/design-problem.ts";
import { WHITE_SPACE } from "../../core/domain/design-problem.ts";
import type { Problem } from "../../core/domain/problem.ts";
import { settingProblem } from "./setting-problem.ts";

export interface LockedPlan {
  readonly measures: readonly Measure[];
  readonly specs: readonly TerritorySpec[];
  readonly lockedTo: Int32Array;
  readonly realignment: Realignment | null;
}

export interface PinnedTargets {
  readonly specs: readonly TerritorySpec[];
  readonly warnings: readonly Problem[];
}

/**
 * What is left untouched cannot be put right: where a locked territory lies outside a band, all locked ones get what they
 * hold as their target of that measure, and the others share the rest. Solver and checker then read the same targets.
 * A warning names each such territory. O(measures × units).
 */
export function pinLockedTargets(plan: LockedPlan): PinnedTargets {
  const warnings: Problem[] = [];
  let specs = plan.specs;
  if (plan.realignment === null || specs.every(({ locked }) => locked)) return { specs, warnings };
  for (const measure of plan.measures) {
    const pinned = pinMeasure({ ...plan, specs }, measure);
    specs = pinned.specs;
    warnings.push(...pinned.warnings);
  }
  return { specs, warnings };
}

function pinMeasure(plan: LockedPlan, { key, values, tolerance }: Measure): PinnedTargets {
  const { specs } = plan;
  const nothing = { specs, warnings: [] };
  if (tolerance === null) return nothing;
  const { total, held } = heldByTerritory(plan, values);
  const shares = specs.map((spec) => spec.shareByMeasure[key] ?? spec.share);
  const shareSum = sum(shares);
  const outside = specs.flatMap((spec, index) => {
    const target = (total * shares[index]) / shareSum;
    const away = held[index] / target - 1;
    return spec.locked && !(Math.abs(away) <= tolerance) ? [{ code: spec.code, away }] : [];
  });
  const lockedTotal = sum(specs.map(({ locked }, index) => (locked ? held[index] : 0)));
  const freeShares = sum(specs.map(({ locked }, index) => (locked ? 0 : shares[index])));
  if (outside.length === 0 || !(lockedTotal < total)) return nothing;
  const sharePerValue = freeShares / (total - lockedTotal);
  // a share of 0 has no target to be a percentage of
  const pinned = specs.map((spec, index) =>
    spec.locked && held[index] > 0
      ? { ...spec, shareByMeasure: { ...spec.shareByMeasure, [key]: held[index] * sharePerValue } }
      : spec,
  );
  return { specs: pinned, warnings: [untouchedOutside(key, tolerance, outside)] };
}

function heldByTerritory({ specs, lockedTo, realignment }: LockedPlan, values: Float64Array) {
  const held = new Float64Array(specs.length);
  let total = 0;
  values.forEach((value, unit) => {
    if (lockedTo[unit] === WHITE_SPACE) return;
    total += value;
    const territory = realignment?.current[unit] ?? -1;
    if (territory >= 0) held[territory] += value;
  });
  return { held, total };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function untouchedOutside(
  key: string,
  tolerance: number,
  outside: readonly { readonly code: string; readonly away: number }[],
): Problem {
  const named = outside.map(
    ({ code, away }) => `${code} (${away > 0 ? "+" : ""}${(100 * away).toFixed(1)} %)`,
  );
  return settingProblem("CLI-175", `--balance ${key}`, {
    cause: `untouched territories lie outside ±${Number((100 * tolerance).toFixed(3))} % of ${key}: ${named.join(", ")}; each untouched territory counts as on target with what it holds, and the others share the rest`,
    fix: "nothing, if they are to stay as they are; else name them in --scope, or unlock them",
  });
}
