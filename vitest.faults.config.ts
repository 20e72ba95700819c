import { defineConfig } from "vitest/config";

/** Processes that are killed and started again: they wait more than they compute. */
export default defineConfig({
  test: {
    include: ["test/faults/**/*.test.ts"],
    globalSetup: ["test/start-postgres.ts", "test/faults/set-up-demo.ts"],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    maxWorkers: 3,
  },
});
