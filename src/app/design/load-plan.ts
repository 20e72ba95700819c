import type { DesignProblem } from "../../core/domain/design-problem.ts";
import { WHITE_SPACE } from "../../core/domain/design-problem.ts";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { World } from "../ports.ts";
import { buildDesignProblem } from "./build-design-problem.ts";
import { chooseCheckedCodes } from "./choose-checked-codes.ts";
import { type LoadedAlignment, loadAlignment } from "./load-alignment.ts";
import { loadStudy } from "./load-study.ts";
import type { OptionTexts } from "./option-texts.ts";
import { readSettings } from "./read-settings.ts";
import type { Study } from "./study.ts";

export interface PlanRequest {
  readonly units: string | null;
  readonly alignment: string;
  readonly options: OptionTexts;
}

/** A written plan beside the problem it answers. */
export interface LoadedPlan {
  readonly study: Study;
  readonly problem: DesignProblem;
  readonly alignment: LoadedAlignment;
  /** Territory index per unit; WHITE_SPACE where the alignment gives no usable one. */
  readonly assignment: Int32Array;
}

/** Reads everything `check` and `explain` need: the study as for a design, and the plan. */
export async function loadPlan(world: World, request: PlanRequest): Promise<Outcome<LoadedPlan>> {
  const settings = await readSettings(world, request.units, request.options);
  if (!settings.ok) return settings;
  const loaded = await loadStudy(world, settings.value);
  if (!loaded.ok) return loaded;
  const study = loaded.value;
  const alignment = await loadAlignment(world, request.alignment, {
    unitCodes: study.layer.codes,
    besides: settings.value.besides,
  });
  if (!alignment.ok) return failure(alignment.problems, [...study.warnings, ...alignment.warnings]);
  const { rows } = alignment.value;
  const codes = chooseCheckedCodes(
    study,
    rows.map((row) => row.territoryCode),
  );
  const built = buildDesignProblem(study, codes);
  const warnings = [...study.warnings, ...alignment.warnings, ...built.warnings];
  if (!built.ok) return failure(built.problems, warnings);
  return success(
    {
      study,
      problem: built.value,
      alignment: alignment.value,
      assignment: assignRows(built.value, alignment.value),
    },
    warnings,
  );
}

function assignRows(problem: DesignProblem, { rows }: LoadedAlignment): Int32Array {
  const unitIndex = new Map<string, number>(problem.unitCodes.map((code, index) => [code, index]));
  const territoryIndex = new Map<string, number>(problem.territories.map(({ code }, index) => [code, index]));
  const assignment = new Int32Array(problem.unitCodes.length).fill(WHITE_SPACE);
  for (const { unitCode, territoryCode } of rows) {
    const unit = unitIndex.get(unitCode);
    const territory = territoryIndex.get(territoryCode);
    if (unit !== undefined && territory !== undefined) assignment[unit] = territory;
  }
  return assignment;
}
