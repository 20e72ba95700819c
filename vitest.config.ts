import { defineConfig } from "vitest/config";

/** What all tests share. */
export const SHARED = {
  setupFiles: ["test/seed-properties.ts"],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  maxWorkers: 2,
};

const REAL = "test/real/**/*.test.ts";
/** Minutes in a database: `npm run test:postgres`. */
export const LONG = [
  // every route and table with every asker
  "test/authorization/{crawl,matrix,sql}.test.ts",
  // between this PostgreSQL and the embedded one
  "src/app/backup/**/*.test.ts",
  // a minute of public data sets
  "src/app/imports/real-imports.test.ts",
  // 95,000 accounts at once
  "src/app/rules/apply-many.test.ts",
  // workers that wait for each other
  "src/jobs/work-jobs.test.ts",
];
const CORE = "src/core/**/*.test.ts";
/** Files share what they load, which saves a minute: no module keeps state, and nothing of our own is mocked. */
const TOGETHER = { isolate: false, sequence: { groupOrder: 0 } };

export default defineConfig({
  test: {
    projects: [
      { test: { ...SHARED, name: "core", include: [CORE], ...TOGETHER } },
      {
        test: {
          ...SHARED,
          ...TOGETHER,
          name: "unit",
          include: ["src/**/*.test.ts", "test/**/*.test.ts", "demo/**/*.test.ts", "bench/**/*.test.ts"],
          exclude: [
            CORE,
            REAL,
            ...LONG,
            "test/journeys/**",
            "test/faults/**",
            // minutes, and programs of Debian: npm run test:replica
            "test/replica/**",
            "node_modules/**",
          ],
          globalSetup: ["test/start-postgres.ts"],
        },
      },
      {
        // afterwards and one file at a time: some promise a plan within seconds of both cores
        test: { ...SHARED, name: "real", include: [REAL], maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
