import { defineConfig } from "vitest/config";
import { LONG, SHARED } from "./vitest.config.ts";

/** The store, and what of its users is too long for `npm test`; WILAYAH_TEST_DATABASE_URL=… runs it on another server. */
export default defineConfig({
  test: {
    ...SHARED,
    globalSetup: ["test/start-postgres.ts"],
    include: ["src/store/**/*.test.ts", "test/authorization/**/*.test.ts", ...LONG],
    exclude: ["src/store/embedded/**", "node_modules/**"],
  },
});
