import { defineConfig } from "vitest/config";

/** What all tests share. */
export const SHARED = {
  setupFiles: ["test/seed-properties.ts"],
  testTimeout: 60_000,
  maxWorkers: 2,
};

const REAL = "test/real/**/*.test.ts";
/** Pure computation: no state outlives a test, so that files may share what they load. */
const CORE = "src/core/**/*.test.ts";

export default defineConfig({
  test: {
    projects: [
      { test: { ...SHARED, name: "core", include: [CORE], isolate: false, sequence: { groupOrder: 0 } } },
      {
        test: {
          ...SHARED,
          name: "unit",
          include: ["src/**/*.test.ts", "test/**/*.test.ts", "demo/**/*.test.ts", "bench/**/*.test.ts"],
          // the crawl takes minutes: npm run test:postgres
          exclude: [
            CORE,
            REAL,
            "test/authorization/crawl.test.ts",
            "test/journeys/**",
            "test/faults/**",
            "node_modules/**",
          ],
          globalSetup: ["test/start-postgres.ts"],
          sequence: { groupOrder: 0 },
        },
      },
      {
        // afterwards and one file at a time: some promise a plan within seconds of both cores
        test: { ...SHARED, name: "real", include: [REAL], maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
