import type { Summary } from "../../contract/summary.ts";
import type { Timing } from "../../contract/timing.ts";
import type { StopReason } from "../../core/domain/design-result.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import { evaluateBefore } from "../../core/evaluate/plan-before.ts";
import type { PlanReport } from "../../core/evaluate/plan-report.ts";
import type { World } from "../ports.ts";
import { type FinishedPlan, objectiveUnit } from "./describe-plan.ts";
import { formatAccounts, formatAlignment, formatCsv } from "./format-alignment.ts";
import { formatTerritories } from "./format-territories.ts";

export interface Writing {
  readonly folder: string;
  readonly summary: Summary;
  /** Asked at the end, so that the report's own time is in it. */
  readonly timing: () => Timing;
  readonly title: string;
  readonly credits: readonly string[];
}

/** Only written with a trade-off; one that this run does not write is removed: it would belong to another plan. */
const ALTERNATIVES_FILE = "alternatives.csv";

/** All names that a result folder may hold of ours. */
export const RESULT_FILES: readonly string[] = [
  "alignment.csv",
  "accounts.csv",
  "territories.geojson",
  "summary.json",
  "report.html",
  "timing.json",
  ALTERNATIVES_FILE,
];

/** Writes the six files of a plan together, or none of them; gives their names. */
export async function writeDesignResult(
  world: World,
  plan: FinishedPlan,
  writing: Writing,
): Promise<Outcome<readonly string[]>> {
  const { folder, summary, timing } = writing;
  const { study, problem, assignment } = plan;
  const territoryCodes = problem.territories.map((territory) => territory.code);
  const report = await world.renderReport(reportOf(plan, writing, world.version));
  const files = new Map<string, string>([
    ["alignment.csv", formatAlignment(study.layer.codes, assignment, territoryCodes)],
    [
      "accounts.csv",
      formatAccounts(study.accounts ?? [], {
        unitCodes: study.layer.codes,
        assignment,
        territoryCodes,
        namedTerritories: study.namedTerritories,
      }),
    ],
    ["territories.geojson", formatTerritories(study.layer, assignment, summary.territories)],
    ["summary.json", `${JSON.stringify(summary, null, 2)}\n`],
    ["report.html", report],
    ["timing.json", `${JSON.stringify(timing(), null, 2)}\n`],
  ]);
  if (plan.alternatives !== null) files.set(ALTERNATIVES_FILE, formatAlternatives(plan, territoryCodes));
  const written = await world.output.writeTogether(folder, files, RESULT_FILES);
  return written.ok ? success([...files.keys()], written.warnings) : written;
}

/** The plans of the trade-off, one below the other. */
function formatAlternatives(
  { study, alternatives }: FinishedPlan,
  territoryCodes: readonly string[],
): string {
  const rows = (alternatives ?? []).flatMap(({ name, assignment }) =>
    study.layer.codes
      .map((code, unit) => [name, code, territoryCodes[assignment[unit]] ?? ""])
      .sort((a, b) => (a[1] < b[1] ? -1 : 1)),
  );
  return formatCsv(["plan", "unit_code", "territory_code"], rows);
}

function reportOf(plan: FinishedPlan, { title, credits }: Writing, version: string): PlanReport {
  const { study, problem, figures } = plan;
  return {
    title,
    version,
    seed: plan.effort.seed,
    layer: study.layer,
    accounts: study.accounts,
    problem,
    assignment: plan.assignment,
    figures,
    figuresBefore: evaluateBefore(problem, { topology: study.layer.topology }),
    explanations: plan.explanations,
    lowerBound: plan.lowerBound,
    objectiveUnit: objectiveUnit(problem),
    stopped: plan.stopped as StopReason,
    iterations: plan.iterations,
    districts:
      plan.districts?.map(({ code, territories }) => ({ code, name: code, territories: [...territories] })) ??
      null,
    alternatives: (plan.alternatives ?? []).map((alternative) => ({
      name: alternative.name,
      objective: alternative.objective,
      largestDeviation: alternative.largestDeviation,
      travelKm: alternative.travelKm,
      movedShare: alternative.movedShare,
      dominatedBy: alternative.dominatedBy,
      chosen: alternative.assignment === plan.assignment,
    })),
    warnings: plan.warnings,
    violations: [],
    credits: [...credits, ...creditsOf(study)],
  };
}

/** Sources of what ships with the package; the user's own files need no credit from us. */
function creditsOf({ layer, spec }: FinishedPlan["study"]): string[] {
  const credits: string[] = [];
  if (layer.name.startsWith("us-")) credits.push("Boundaries: US Census Bureau, public domain (us-atlas)");
  if (typeof spec.unitsFrom === "object" && spec.unitsFrom.clipToLand) {
    credits.push("Land: Natural Earth, public domain (world-atlas)");
  }
  return credits;
}
