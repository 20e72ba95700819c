import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["test/journeys/serve-demo.ts"],
    include: ["test/journeys/**/*.test.ts"],
    testTimeout: 120_000,
    maxWorkers: 1,
  },
});
