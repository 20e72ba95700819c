import { describe, expect, test } from "vitest";
import { createCodeBook } from "./code-book.ts";
import { type LocateUnit, type PlacementOptions, placeAccounts } from "./place-accounts.ts";
import { readAccounts } from "./read-accounts.ts";
import { sumAccountsByUnit } from "./sum-accounts-by-unit.ts";
import { expectValue, problemCodes, tableOf, warningCodes } from "./testing.ts";

// Two units side by side: west covers longitudes 100–101, east 101–102, both latitudes 0–1. Distance: 100 km per degree.
const locate: LocateUnit = (longitude, latitude) => {
  const outside = Math.max(100 - longitude, longitude - 102, -latitude, latitude - 1, 0);
  return { unit: longitude < 101 ? 0 : 1, distanceKm: outside * 100, inside: outside === 0 };
};

const options: PlacementOptions = {
  file: "accounts.csv",
  maximumSnapKm: 10,
  book: createCodeBook(["01001", "01002"], ["09999"]),
  beyond: "problem",
};

function place(lines: readonly string[], changed: Partial<PlacementOptions> = {}) {
  const rows = expectValue(readAccounts(tableOf("id,lat,lon,unit_code,sales", ...lines)));
  return placeAccounts(rows, locate, { ...options, ...changed });
}

const summary = (outcome: ReturnType<typeof place>) =>
  expectValue(outcome).map((account) => [account.id, account.unit, account.placedBy]);

describe("placeAccounts", () => {
  test("by position where there is one, by unit code where not, zeros put back", () => {
    const outcome = place(["a,0.5,100.5,,1", "b,0.5,101.5,,1", "c,,,01002,1", "d,,,1001,1"]);
    expect(outcome.warnings).toEqual([]);
    expect(summary(outcome)).toEqual([
      ["a", 0, "inside"],
      ["b", 1, "inside"],
      ["c", 1, "unit-column"],
      ["d", 0, "unit-column"],
    ]);
  });

  test("snaps what lies just outside and says how many, how far and which", () => {
    const outcome = place(["a,0.5,102.05,,1", "b,1.08,100.5,,1", "c,0.5,100.5,,1"]);
    expect(summary(outcome).map(([, , placedBy]) => placedBy)).toEqual(["snapped", "snapped", "inside"]);
    expect(outcome.warnings.map(({ cause }) => cause)).toEqual([
      "2 accounts lie outside every unit and were given to the nearest, at most 8.0 km away: a, b",
    ]);
  });

  test("lists those too far away and those whose unit code nobody has, each with its row", () => {
    const outcome = place(["a,0.5,100.5,,1", "b,5,100.5,,1", "c,,,77777,1"]);
    expect(
      outcome.ok ? [] : outcome.problems.map(({ code, where }) => [code, where.row, where.item]),
    ).toEqual([
      ["IMP-249", 3, "b"],
      ["IMP-250", 4, "c"],
    ]);
  });

  test("leaves them out with a warning when a filter left units out", () => {
    const outcome = place(["a,0.5,100.5,,1", "b,5,100.5,,1", "c,,,77777,1", "d,,,09999,1"], {
      beyond: "leave-out",
    });
    expect(summary(outcome).map(([id, unit]) => [id, unit])).toEqual([
      ["a", 0],
      ["b", -1],
      ["c", -1],
      ["d", -1],
    ]);
    expect(warningCodes(outcome)).toEqual(["IMP-254"]);
  });

  test("the position wins over a unit code that disagrees, with a warning", () => {
    const outcome = place(["a,0.5,100.5,01002,1"]);
    expect(summary(outcome)).toEqual([["a", 0, "inside"]]);
    expect(warningCodes(outcome)).toEqual(["IMP-251"]);
  });

  test("notices exchanged latitude and longitude that are both possible degrees", () => {
    const near: LocateUnit = (longitude, latitude) => {
      const inside = longitude >= 0 && longitude <= 2 && latitude >= 45 && latitude <= 47;
      return { unit: 0, distanceKm: inside ? 0 : 900, inside };
    };
    const rows = expectValue(readAccounts(tableOf("id,lat,lon", "a,1,46", "b,0.5,45.5", "c,46,1")));
    expect(problemCodes(placeAccounts(rows, near, options))).toEqual(["IMP-246"]);
  });
});

describe("sumAccountsByUnit", () => {
  const accounts = expectValue(
    place(['a,0.5,100.5,,"1,200"', "b,0.5,100.6,,5.5", "c,0.5,101.5,,", "d,,,09999,100"], {
      beyond: "leave-out",
    }),
  );
  const sum = (column: string) => sumAccountsByUnit(accounts, column, { unitCount: 2, file: "accounts.csv" });

  test("sums a column and counts accounts, without those that have no unit", () => {
    expect([...expectValue(sum("sales"))]).toEqual([1205.5, 0]);
    expect([...expectValue(sum("accounts"))]).toEqual([2, 1]);
  });

  test("a missing value is a warning; an unknown column, text and a negative number are problems", () => {
    expect(warningCodes(sum("sales"))).toEqual(["IMP-222"]);
    expect(problemCodes(sum("omzet"))).toEqual(["IMP-219"]);
    const faulty = expectValue(place(["a,0.5,100.5,,x", "b,0.5,100.5,,-3"]));
    expect(problemCodes(sumAccountsByUnit(faulty, "sales", { unitCount: 2, file: "a" }))).toEqual([
      "IMP-220",
      "IMP-221",
    ]);
  });
});
