import { basename } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What a change to anything can wait for: kills at random moments of each scenario, and of its commits one. The longest first. */
const FEW = ["import", "random", "worker", "backup", "database", "design", "life", "migration"];

/** The longest first, so that none of them runs alone at the end; the others, of which none takes long, after them. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      [...FEW, ""].indexOf(FEW.find((name) => basename(moduleId) === `${name}.test.ts`) ?? "");
    return files.toSorted((one, other) => place(one) - place(other));
  }
}

/** A hang ends the run; nothing is measured by it. So much for each kill at a moment that nobody chose. */
const HANG_MILLISECONDS = 60_000;

/** Processes that are killed and started again: they wait more than they compute. */
export default defineConfig({
  test: {
    include:
      process.env.FAULTS === "few"
        ? FEW.map((name) => `test/faults/${name}.test.ts`)
        : ["test/faults/**/*.test.ts"],
    globalSetup: ["test/start-postgres.ts", "test/faults/set-up-demo.ts"],
    testTimeout: HANG_MILLISECONDS * Math.max(20, Number(process.env.FAULT_KILLS ?? 20)),
    hookTimeout: 120_000,
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
  },
});
