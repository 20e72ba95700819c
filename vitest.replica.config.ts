import { defineConfig } from "vitest/config";

/** A primary, its standby and a pooler as processes. What is not installed skips the tests; with CI=true that is a failure. */
export default defineConfig({
  test: {
    include: ["test/replica/**/*.test.ts"],
    testTimeout: 900_000,
    hookTimeout: 300_000,
    maxWorkers: 1,
  },
});
