import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { API_TYPES_FILE, renderApiTypes } from "./render-api-types.ts";

test("the web application's types are those of the REST API: else `npm run api-types`", async () => {
  // no diff of ten thousand lines
  expect((await renderApiTypes()) === readFileSync(API_TYPES_FILE, "utf8")).toBe(true);
});
