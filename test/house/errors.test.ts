import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readSources } from "./read-sources.ts";

/** A problem code as a literal of its own: "IMP-101", 'CHK-104', `DES-102`. */
const CODE_LITERAL = /["'`]([A-Z]{3,4}-\d{3})["'`]/g;

const sectionOf = (code: string) => code.split("-", 1)[0];
const codesIn = (text: string) => [...text.matchAll(CODE_LITERAL)].map(([, code]) => code);
const document = readFileSync("docs/errors.md", "utf8");
const rows = [...document.matchAll(/^\| `?([A-Z]{3,4}-\d{3})`? \|([^|]*)\|([^|]*)\|$/gm)].map(
  ([, code, cause, fix]) => ({ code, cause: cause.trim(), fix: fix.trim() }),
);
const used = new Set([...readSources(["src", "demo"]).values()].flatMap(codesIn));

describe("docs/errors.md", () => {
  test("lists every code that the source can report", () => {
    const documented = new Set(rows.map((row) => row.code));
    expect([...used].filter((code) => !documented.has(code)).sort()).toEqual([]);
  });

  test("lists no code that the source no longer knows", () => {
    expect(rows.map((row) => row.code).filter((code) => !used.has(code))).toEqual([]);
  });

  test("lists each code once, in order", () => {
    const codes = rows.map((row) => row.code);
    const bySection = new Map<string, string[]>();
    for (const code of codes)
      bySection.set(sectionOf(code), [...(bySection.get(sectionOf(code)) ?? []), code]);
    for (const section of bySection.values()) expect(section).toEqual([...new Set(section)].sort());
  });

  test("gives each code a cause and a fix", () => {
    expect(rows.filter((row) => row.cause === "" || row.fix === "").map((row) => row.code)).toEqual([]);
  });
});

test("the search for codes sees a literal in any quotes, and no code inside a sentence", () => {
  expect(codesIn("a(\"IMP-101\"); b('CHK-104'); c(`DES-102`); // see IMP-105")).toEqual([
    "IMP-101",
    "CHK-104",
    "DES-102",
  ]);
});
