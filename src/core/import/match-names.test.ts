import { describe, expect, test } from "vitest";
import { matchNames } from "./match-names.ts";

const match = (given: string[], known: string[]) =>
  Object.fromEntries(matchNames(given, known, "f").knownByGiven);

describe("matchNames", () => {
  test("goes by letters and digits alone: case, accents, punctuation and spaces do not count", () => {
    expect(
      match(["OBRIEN", "gtxpro", "Sao Paulo", "St Clair"], ["O'Brien", "GTX Pro", "São Paulo", "St. Clair"]),
    ).toEqual({
      OBRIEN: "O'Brien",
      gtxpro: "GTX Pro",
      "Sao Paulo": "São Paulo",
      "St Clair": "St. Clair",
    });
  });

  test("completes a name that was cut off, if only one begins like it", () => {
    expect(match(["cerro gord", "pottawatta"], ["Cerro Gordo", "Pottawattamie", "Polk"])).toEqual({
      "cerro gord": "Cerro Gordo",
      pottawatta: "Pottawattamie",
    });
  });

  test("leaves what is too short, fits several or fits none unmatched and says so", () => {
    const matches = matchNames(
      ["ced", "palm b", "el paso"],
      ["Cedar", "Palm Beach", "Palm Bay", "Palo Alto"],
      "sales.csv",
    );
    expect(matches.unmatched).toEqual(["ced", "palm b", "el paso"]);
    expect(matches.warnings.map(({ code }) => code)).toEqual(["IMP-280"]);
  });

  test("an exact name is never taken for the beginning of a longer one", () => {
    expect(match(["York", "york"], ["York", "Yorkshire"])).toEqual({ York: "York", york: "York" });
  });

  test("two known names with the same letters are ambiguous unless written exactly", () => {
    const matches = matchNames(["St Clair", "stclair"], ["St Clair", "St. Clair"], "f");
    expect([...matches.knownByGiven]).toEqual([["St Clair", "St Clair"]]);
    expect(matches.unmatched).toEqual(["stclair"]);
  });

  test("only spellings that changed letters are reported as repaired", () => {
    const matches = matchNames(["polk", "obrien"], ["Polk", "O'Brien"], "f");
    expect(matches.warnings.map(({ code, cause }) => [code, cause])).toEqual([
      ["IMP-279", "1 name is spelled differently and was matched: obrien → O'Brien"],
    ]);
  });
});
