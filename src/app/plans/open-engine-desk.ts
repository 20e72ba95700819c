import { checkAlignment } from "../design/check-alignment.ts";
import { explainUnit } from "../design/explain-unit.ts";
import type { PlanRequest } from "../design/load-plan.ts";
import { runDesign } from "../design/run-design.ts";
import { readUnitFile } from "../layers/read-unit-file.ts";
import type { World } from "../ports.ts";
import type { EngineDesk } from "./engine-desk.ts";
import { ALIGNMENT_FILE, PROBLEM_FILE } from "./plan-files.ts";
import { withPlanFiles } from "./with-plan-files.ts";

const JUDGED: PlanRequest = { units: null, alignment: ALIGNMENT_FILE, options: { problem: PROBLEM_FILE } };

/** What an engine thread does: each order in the world of the command line, with the plan's files instead of a disk. */
export const openEngineDesk = (world: World): Omit<EngineDesk, "close"> => ({
  design: async ({ files, title, credits }, watch) => {
    const { world: virtual, written } = withPlanFiles(world, files);
    const outcome = await runDesign(virtual, {
      units: null,
      options: { problem: PROBLEM_FILE },
      outFolder: "out",
      title,
      credits,
      ...watch,
    });
    return { outcome, written };
  },
  check: (files) => checkAlignment(withPlanFiles(world, files).world, JUDGED),
  readUnits: (file, choice) => readUnitFile(world, file, choice),
  explain: (files, unit) => explainUnit(withPlanFiles(world, files).world, { ...JUDGED, unit }),
});
