import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ENGINE_WORDS, sayEngineWord } from "./engine-words.ts";

const BOUNDS = "src/core/design/bounds";

/** The literals that follow a property's name in a source text. */
const literalsOf = (source: string, property: string): string[] =>
  [...source.matchAll(new RegExp(`\\b${property}:\\s*"([^"]+)"`, "g"))].map(([, text]) => text);

test("every method of a bound and every plan of a Pareto set has Indonesian words", () => {
  const methods = readdirSync(BOUNDS)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .flatMap((name) => literalsOf(readFileSync(`${BOUNDS}/${name}`, "utf8"), "method"));
  const plans = literalsOf(readFileSync("src/core/design/design-pareto.ts", "utf8"), "name");
  expect(methods.length).toBeGreaterThan(0);
  expect(plans.length).toBeGreaterThan(0);
  for (const text of [...methods, ...plans]) expect(Object.keys(ENGINE_WORDS)).toContain(text);
});

test("a user's own words stay as they are", () => {
  expect(sayEngineWord("omzet", "id")).toBe("omzet");
  expect(sayEngineWord("fewer moves", "en")).toBe("fewer moves");
  expect(sayEngineWord("fewer moves", "id")).toBe("perpindahan lebih sedikit");
});
