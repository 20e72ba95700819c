import { defineConfig } from "vitest/config";
import { SHARED } from "./vitest.config.ts";

/** The tests that need a PostgreSQL, for running them on another server: WILAYAH_TEST_DATABASE_URL=… npm run test:postgres. */
export default defineConfig({
  test: {
    ...SHARED,
    globalSetup: ["test/start-postgres.ts"],
    include: [
      "src/store/**/*.test.ts",
      "src/app/**/*.test.ts",
      "src/http/routes/**/*.test.ts",
      "src/jobs/work-jobs.test.ts",
      "test/authorization/**/*.test.ts",
    ],
    exclude: ["src/store/embedded/**", "src/app/{design,evaluate}/*.test.ts", "node_modules/**"],
  },
});
