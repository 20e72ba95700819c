import { expect, it } from "vitest";
import { readPipeline } from "./read-pipeline.ts";
import { expectValue, problemCodes, tableOf, warningCodes } from "./testing.ts";

it("reads stages in both languages, everything else is open", () => {
  const rows = expectValue(
    readPipeline(tableOf("stage,value", "Won,5", "kalah,", "Engaging,7", "Closed Won,1"), {}),
  );
  expect(rows.outcome).toEqual(["won", "lost", "open", "won"]);
  expect(rows.created).toBeNull();
  expect(Number.isNaN(rows.value?.[1])).toBe(true);
});

it("names decided ones without a date, dates that run backwards, and rows without a group", () => {
  const table = tableOf(
    "deal_stage,engage_date,close_date,product",
    "Won,2026-01-05,2026-01-01,GTX Pro",
    "Lost,2026-01-05,,GTXPro",
    "Engaging,2026-01-05,,",
  );
  expect(warningCodes(readPipeline(table, { by: "product" }))).toEqual([
    "EVA-131",
    "EVA-130",
    "EVA-120",
    "EVA-122",
  ]);
});

it("refuses a file in which nothing is decided", () => {
  expect(problemCodes(readPipeline(tableOf("stage,value", "new,1"), {}))).toEqual(["EVA-132"]);
});
