import { describe, expect, it } from "vitest";
import { chooseLocale, chooseWords, sayCount } from "./words.ts";

describe("the language of the terminal", () => {
  it.each([
    ["id", {}, "wilayah"],
    ["id-ID", {}, "wilayah"],
    ["en", { LANG: "id_ID.UTF-8" }, "territory"],
    [undefined, { LANG: "id_ID.UTF-8" }, "wilayah"],
    [undefined, { LC_ALL: "C", LANG: "id_ID.UTF-8" }, "territory"],
    [undefined, { LANG: "de_DE.UTF-8" }, "territory"],
    [undefined, {}, "territory"],
  ])("--lang %s with %o says %s", (lang, environment, word) => {
    expect(chooseWords(lang, environment).territory).toBe(word);
    expect(chooseLocale(lang, environment)).toBe(word === "wilayah" ? "id-ID" : "en-US");
  });
});

it("says one thing in the singular", () => {
  const english = chooseWords("en", {});
  expect([0, 1, 2].map((count) => sayCount(count, "unit", english))).toEqual([
    "0 units",
    "1 unit",
    "2 units",
  ]);
  expect(sayCount(1, "territory", english)).toBe("1 territory");
  expect(sayCount(1, "violation", english)).toBe("1 violation");
  expect(sayCount(2, "unit", chooseWords("id", {}))).toBe("2 unit");
});
