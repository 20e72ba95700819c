import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["test/journeys/**/*.test.ts"], testTimeout: 120_000, maxWorkers: 1 },
});
