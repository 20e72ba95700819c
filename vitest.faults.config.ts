import { defineConfig } from "vitest/config";

/** What a change to anything can wait for: one kill each of design, edit, activation, migration, import, restore and database. */
const FEW = ["life", "design", "migration", "import", "backup", "database"];

/** Processes that are killed and started again: they wait more than they compute. */
export default defineConfig({
  test: {
    include:
      process.env.FAULTS === "few"
        ? FEW.map((name) => `test/faults/${name}.test.ts`)
        : ["test/faults/**/*.test.ts"],
    globalSetup: ["test/start-postgres.ts", "test/faults/set-up-demo.ts"],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    maxWorkers: 3,
  },
});
