import type { Problem } from "../../../core/domain/problem.ts";
import type { MeasureKey } from "../../../core/evaluate/kpi/measures.ts";

export const notRecorded = (measures: readonly MeasureKey[]): Problem => ({
  code: "EVA-193",
  where: { file: "options" },
  cause: `nothing is recorded of ${measures.join(" and ")}`,
  fix: "record or import it first",
});
