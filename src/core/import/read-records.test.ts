import { describe, expect, it } from "vitest";
import { dayNumber } from "../domain/day-number.ts";
import { parseDay } from "./parse-day.ts";
import { readFunnel } from "./read-funnel.ts";
import { readRecords } from "./read-records.ts";
import { expectValue, problemCodes, tableOf } from "./testing.ts";

const WISHES = {
  name: { kind: "text", names: ["name"], option: "--name", needed: "cells" },
  revenue: { kind: "number", names: ["revenue", "omzet"], option: "--revenue", needed: "column" },
  visits: { kind: "count", names: ["visits"], option: "--visits", needed: "no" },
  date: { kind: "day", names: ["date"], option: "--date", needed: "no" },
} as const;

describe("reading records", () => {
  it("finds columns by their usual names and keeps empty numbers apart from zero", () => {
    const records = expectValue(readRecords(tableOf("Name,Omzet", "A,1200.5", "B,"), WISHES));
    expect(records.name).toEqual(["A", "B"]);
    expect([...records.revenue]).toEqual([1200.5, Number.NaN]);
    expect(records.visits).toBeNull();
  });

  it("reads the column that the user named", () => {
    const wishes = { ...WISHES, revenue: { ...WISHES.revenue, chosen: "net" } } as const;
    expect(expectValue(readRecords(tableOf("name,revenue,net", "A,1,2"), wishes)).revenue[0]).toBe(2);
    expect(problemCodes(readRecords(tableOf("name,revenue", "A,1"), wishes))).toEqual(["IMP-219"]);
  });

  it("names every fault at once, with row and column", () => {
    const outcome = readRecords(
      tableOf("name,revenue,visits,date", ",x,1.5,21/11/2026", "B,1,-1,2026-02-30"),
      WISHES,
    );
    expect(problemCodes(outcome).sort()).toEqual([
      "EVA-102",
      "EVA-103",
      "EVA-104",
      "EVA-104",
      "EVA-105",
      "EVA-105",
    ]);
    if (!outcome.ok) expect(outcome.problems[0].where).toEqual({ file: "test.csv", row: 2, column: "name" });
  });

  it("names the columns there are where a needed one is missing", () => {
    const outcome = readRecords(tableOf("name,turnover", "A,1"), WISHES);
    expect(problemCodes(outcome)).toEqual(["EVA-101"]);
    if (!outcome.ok) expect(outcome.problems[0].fix).toContain("--revenue: name, turnover");
  });
});

it.each([
  ["2026-11-21", dayNumber(2026, 11, 21)],
  ["2026/1/5", dayNumber(2026, 1, 5)],
  ["2018-02-26 19:58:54", dayNumber(2018, 2, 26)],
  ["2018-02-26T19:58:54Z", dayNumber(2018, 2, 26)],
  ["2015-01", dayNumber(2015, 1, 1)],
  [45_000, dayNumber(2023, 3, 15)],
  ["", null],
])("reads %s as a day", (cell, day) => expect(parseDay(cell)).toBe(day));

describe("reading a funnel", () => {
  it("takes the three columns of the sales cycle", () => {
    const rows = expectValue(
      readFunnel(tableOf("territory,leads,opportunities,new_accounts", "Timur,20,9,4")),
    );
    expect(rows).toEqual([{ territory: "Timur", leads: 20, opportunities: 9, newAccounts: 4 }]);
  });

  it("knows no opportunities where there is no such column", () => {
    expect(
      expectValue(readFunnel(tableOf("wilayah,prospek,akun_baru", "Timur,20,4")))[0].opportunities,
    ).toBeNull();
  });

  it("names territories twice and cohorts that grow on the way", () => {
    const outcome = readFunnel(
      tableOf("territory,leads,opportunities,new_accounts", "A,20,21,4", "A,20,3,4", "C,2,,3"),
    );
    expect(problemCodes(outcome)).toEqual(["EVA-110", "EVA-111", "EVA-110", "EVA-110"]);
  });
});
