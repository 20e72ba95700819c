import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts", "demo/**/*.test.ts", "bench/**/*.test.ts"],
    exclude: ["test/journeys/**", "test/faults/**", "node_modules/**"],
    globalSetup: ["test/start-postgres.ts"],
    setupFiles: ["test/seed-properties.ts"],
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
