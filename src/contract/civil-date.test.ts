import { expect, it } from "vitest";
import { civilDate } from "./civil-date.ts";
import { instant } from "./instant.ts";

it.each([
  ["0001-01-01", true],
  ["2028-02-29", true],
  ["9999-12-31", true],
  ["0000-12-31", false],
  ["2027-02-29", false],
  ["+12026-01-01", false],
])("%s is a date: %s", (text, isDate) => {
  expect(civilDate.safeParse(text).success).toBe(isDate);
  expect(instant.safeParse(`${text}T00:00:00Z`).success).toBe(isDate);
});
