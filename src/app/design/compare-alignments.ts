import type { DesignProblem } from "../../core/domain/design-problem.ts";
import { unitCode } from "../../core/domain/ids.ts";
import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { comparePlans, type PlanComparison } from "../../core/evaluate/compare-plans.ts";
import { buildAdjacency } from "../../core/geo/build-adjacency.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { type LoadedAlignment, loadAlignment } from "./load-alignment.ts";
import { loadStudy } from "./load-study.ts";
import type { OptionTexts } from "./option-texts.ts";
import { readSettings } from "./read-settings.ts";
import { resolveMeasure } from "./resolve-measure.ts";

export interface CompareRequest {
  /** Null compares by number of units alone. */
  readonly units: string | null;
  readonly before: string;
  readonly after: string;
  readonly options: OptionTexts;
}

/** What changes hands between two plans. */
export interface ComparisonReport {
  readonly status: "same" | "different";
  readonly units: number;
  readonly movedUnits: number;
  readonly moved: readonly { readonly measure: string; readonly value: number; readonly share: number }[];
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  readonly territories: readonly {
    readonly territory: string;
    readonly after: string | null;
    readonly measures: readonly {
      readonly measure: string;
      readonly before: number;
      readonly after: number;
      readonly lost: number;
      readonly gained: number;
    }[];
  }[];
  readonly moves: readonly { readonly unit: string; readonly from: string; readonly to: string }[];
  readonly warnings: readonly Problem[];
}

type Measures = readonly { readonly key: string; readonly values: Float64Array }[];

/** Compares two alignments over the same units; a territory that was only renamed counts as kept. */
export async function compareAlignments(
  world: World,
  request: CompareRequest,
): Promise<ComparisonReport | Refusal> {
  const settings = await readSettings(world, request.units, request.options);
  if (!settings.ok) return badInput(settings.problems, settings.warnings);
  const { spec, besides } = settings.value;
  const study =
    spec.units === undefined && spec.accounts === undefined ? null : await loadStudy(world, settings.value);
  if (study !== null && !study.ok) return badInput(study.problems, study.warnings);
  const [before, after] = await loadBoth(world, request, {
    unitCodes: study?.value.layer.codes ?? null,
    besides,
  });
  const problems = [before, after].flatMap((outcome) => (outcome.ok ? [] : outcome.problems));
  if (!before.ok || !after.ok) return badInput(problems);
  const codes = study === null ? codesOf([before.value, after.value]) : [...study.value.layer.codes];
  const measures = study === null ? success(countUnits(codes)) : measuresOf(study.value);
  if (!measures.ok) return badInput(measures.problems, measures.warnings);
  return compareOn(codes, measures.value, {
    before: before.value,
    after: after.value,
    warnings: [...(study?.warnings ?? []), ...before.warnings, ...after.warnings, ...measures.warnings],
  });
}

/** Where no units are given, ranges of codes in one plan are held against the units that the other one names. */
async function loadBoth(
  world: World,
  { before, after }: CompareRequest,
  { unitCodes, besides }: { readonly unitCodes: readonly string[] | null; readonly besides: string | null },
): Promise<readonly [Outcome<LoadedAlignment>, Outcome<LoadedAlignment>]> {
  const load = (path: string, codes: readonly string[] | null) =>
    loadAlignment(world, path, { unitCodes: codes, besides });
  const [first, second] = [await load(before, unitCodes), await load(after, unitCodes)];
  if (unitCodes !== null || first.ok === second.ok) return [first, second];
  return first.ok
    ? [first, await load(after, codesOf([first.value]))]
    : [await load(before, second.ok ? codesOf([second.value]) : null), second];
}

const codesOf = (plans: readonly LoadedAlignment[]): string[] =>
  [...new Set(plans.flatMap((plan) => plan.rows.map((row) => row.unitCode)))].sort();

const countUnits = (codes: readonly string[]): Measures => [
  { key: "units", values: new Float64Array(codes.length).fill(1) },
];

function measuresOf(study: Parameters<typeof resolveMeasure>[0]): Outcome<Measures> {
  const wishes = study.spec.balance ?? [{ measure: "units" }];
  const outcomes = wishes.map(({ measure }) => ({
    key: measure,
    values: resolveMeasure(study, measure, "--balance"),
  }));
  const problems = outcomes.flatMap(({ values }) => (values.ok ? [] : values.problems));
  if (problems.length > 0) return failure(problems);
  return success(outcomes.flatMap(({ key, values }) => (values.ok ? [{ key, values: values.value }] : [])));
}

interface Plans {
  readonly before: LoadedAlignment;
  readonly after: LoadedAlignment;
  readonly warnings: readonly Problem[];
}

function compareOn(codes: readonly string[], measures: Measures, plans: Plans): ComparisonReport {
  const territories = [
    ...new Set(
      [...plans.before.rows, ...plans.after.rows]
        .map((row) => row.territoryCode)
        .filter((code) => code !== ""),
    ),
  ].sort();
  const assign = ({ rows }: LoadedAlignment): Int32Array => {
    const territoryIndex = new Map(territories.map((code, index) => [code, index]));
    const territoryOf = new Map(
      rows.map((row) => [row.unitCode, territoryIndex.get(row.territoryCode) ?? -1]),
    );
    return Int32Array.from(codes, (code) => territoryOf.get(code) ?? -1);
  };
  const before = assign(plans.before);
  const comparison = comparePlans(bareProblem(codes, measures), { before, after: assign(plans.after) });
  const labelsBefore = before.reduce((count, label) => Math.max(count, label + 1), 0);
  return describeComparison(comparison, { codes, territories, labelsBefore, warnings: plans.warnings });
}

/** comparePlans reads units and measures only. */
function bareProblem(codes: readonly string[], measures: Measures): DesignProblem {
  const zeros = new Float64Array(codes.length);
  return {
    unitCodes: codes.map(unitCode),
    points: { kind: "planar", x: zeros, y: zeros },
    areaKm2: null,
    adjacency: buildAdjacency(codes.length, []),
    measures: measures.map(({ key, values }) => ({ key, values, tolerance: null, balanceWeight: 1 })),
    visits: zeros,
    territories: [],
    objective: "cut-edges",
    termWeights: {},
    lockedTo: new Int32Array(codes.length).fill(-1),
    requiredPairs: [],
    forbiddenPairs: [],
    realignment: null,
  };
}

interface Naming {
  readonly codes: readonly string[];
  readonly territories: readonly string[];
  /** Territory indices from here on are new ones, known by their name in `after`. */
  readonly labelsBefore: number;
  readonly warnings: readonly Problem[];
}

function describeComparison(comparison: PlanComparison, naming: Naming): ComparisonReport {
  const { codes, territories, labelsBefore, warnings } = naming;
  const labelOf = new Map(comparison.territories.map(({ territory, labelAfter }) => [territory, labelAfter]));
  const inBefore = (territory: number) => (territory < labelsBefore ? territories[territory] : undefined);
  const nameOf = (territory: number): string => {
    if (territory < 0) return "";
    return inBefore(territory) ?? territories[labelOf.get(territory) ?? -1] ?? "";
  };
  return {
    status: comparison.movedUnits === 0 && comparison.relabelled.length === 0 ? "same" : "different",
    units: comparison.unitCount,
    movedUnits: comparison.movedUnits,
    moved: comparison.moved.map(({ measureKey, value, share }) => ({ measure: measureKey, value, share })),
    renamed: comparison.relabelled.flatMap(({ labelAfter, territory }) => {
      const from = inBefore(territory);
      return from === undefined ? [] : [{ from, to: territories[labelAfter] }];
    }),
    territories: comparison.territories
      .filter(({ units }) => units.before + units.after > 0)
      .map(({ territory, labelAfter, measures }) => ({
        territory: nameOf(territory),
        after: territories[labelAfter] ?? null,
        measures: measures.map(({ measureKey, before, after, lost, gained }) => ({
          measure: measureKey,
          before,
          after,
          lost,
          gained,
        })),
      })),
    moves: comparison.moves.map(({ unit, from, to }) => ({
      unit: codes[unit],
      from: nameOf(from),
      to: nameOf(to),
    })),
    warnings,
  };
}
