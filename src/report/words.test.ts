import { expect, test } from "vitest";
import { wordsByLanguage } from "./words.ts";

const facts = {
  territory: "T1",
  measure: "people",
  value: "400",
  limit: "330",
  units: "Polk",
  isBelow: false,
};

function textsOf(node: unknown, path = ""): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  if (typeof node === "function")
    return [[path, node.length === 1 && path.includes("blocks") ? node(facts) : node("1", "2", "3")]];
  return Object.entries(node as object).flatMap(([key, value]) => textsOf(value, `${path}.${key}`));
}

test("both languages say something for every text, with every figure they are given", () => {
  const [english, indonesian] = [textsOf(wordsByLanguage.en), textsOf(wordsByLanguage.id)];
  expect(indonesian.map(([path]) => path)).toEqual(english.map(([path]) => path));
  english.forEach(([path, text], i) => {
    const translated = indonesian[i][1];
    expect(translated.trim(), path).not.toBe("");
    const figures = (sentence: string) => [...sentence.matchAll(/\d+/g)].map(([digits]) => digits).sort();
    expect(figures(translated), path).toEqual(figures(text));
  });
});

test("a band is missed from below or from above", () => {
  const { band } = wordsByLanguage.en.blocks;
  expect(band({ ...facts, isBelow: true })).toContain("below");
  expect(band(facts)).toContain("above");
});
