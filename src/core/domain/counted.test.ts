import { expect, it } from "vitest";
import { counted } from "./counted.ts";

it("says one thing in the singular, and none or several in the plural", () => {
  expect([0, 1, 2].map((count) => counted(count, "row has", "rows have"))).toEqual([
    "0 rows have",
    "1 row has",
    "2 rows have",
  ]);
});
