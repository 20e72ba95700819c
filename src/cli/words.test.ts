import { describe, expect, it } from "vitest";
import { chooseLocale, chooseWords } from "./words.ts";

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
