import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findArrowViolations, findImportCycles, findImpurity, roomOf } from "./find-layer-violations.ts";
import { readImports } from "./read-imports.ts";
import { readSources } from "./read-sources.ts";
import { ROOM_RULES } from "./room-arrows.ts";

const house = readSources(["src", "demo"]);
const plant = (path: string, text: string) => new Map([[path, text]]);

const rooms = [...new Set([...house.keys()].flatMap((path) => roomOf(path) ?? []))];
const inBackticks = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name);

/** The table of ARCHITECTURE.md: for each room the others it may import, in order. */
const documentedArrows = new Map(
  [...readFileSync("ARCHITECTURE.md", "utf8").matchAll(/^\| (`[^|]+) \| ([^|]+) \|$/gm)].flatMap(
    ([, importers, imported]) => {
      const named = imported.startsWith("everything but ")
        ? rooms.filter((room) => !inBackticks(imported).includes(room))
        : inBackticks(imported);
      const spelt = named.flatMap((name) =>
        name === "core/*" ? rooms.filter((room) => room.startsWith("core/")) : [name],
      );
      return inBackticks(importers).map((room) => [room, othersOf(room, spelt)] as const);
    },
  ),
);

function othersOf(room: string, imported: readonly string[]): readonly string[] {
  return [...new Set(imported)].filter((name) => name !== room && !name.startsWith(`${room}/`)).sort();
}

/** What the rules let this room import, of what exists. */
function ruledArrows(room: string): readonly string[] {
  const imported = ROOM_RULES.get(room)?.rooms ?? [];
  return othersOf(
    room,
    imported.filter((name) => name === "app/ports" || rooms.includes(name)),
  );
}

describe("the house as it stands", () => {
  test("has sources to look at", () => {
    expect(house.size).toBeGreaterThan(10);
  });

  test("follows no arrow outside the table", () => {
    expect(findArrowViolations(house)).toEqual([]);
  });

  test("has no import cycle", () => {
    expect(findImportCycles(house)).toEqual([]);
  });

  test("keeps clock, randomness and output out of core", () => {
    expect(findImpurity(house)).toEqual([]);
  });

  test("documents every room that exists in the table of ARCHITECTURE.md", () => {
    expect(rooms.filter((room) => !documentedArrows.has(room))).toEqual([]);
  });

  test("documents for each room just what it may import", () => {
    const ruled = [...documentedArrows.keys()].map((room) => [room, ruledArrows(room)]);
    expect([...documentedArrows]).toEqual(ruled);
  });
});

describe("a planted violation is caught", () => {
  test("when a stage of core imports another stage", () => {
    const files = plant("src/core/import/x.ts", 'import { design } from "../design/design-territories.ts";');
    expect(findArrowViolations(files)).toEqual([
      "src/core/import/x.ts:1: core/import may not import core/design (../design/design-territories.ts)",
    ]);
  });

  test("when only a type crosses the line", () => {
    const files = plant("src/core/geo/x.ts", '\nimport type { Random } from "../search/random.ts";');
    expect(findArrowViolations(files)).toHaveLength(1);
  });

  test("when it hides in a dynamic import, a re-export or a worker's URL", () => {
    const text = [
      'const a = await import("../../app/design/run-design.ts");',
      'export { b } from "../../cli/b.ts";',
      'const c = new URL("../../jobs/solver-thread.ts", import.meta.url);',
      'type D = import("../../http/d.ts").D;',
    ].join("\n");
    expect(findArrowViolations(plant("src/core/evaluate/x.ts", text))).toHaveLength(4);
  });

  test("when core takes a package that is not on the list, or Node itself", () => {
    const text = 'import fs from "node:fs";\nimport x from "@turf/union";\nimport y from "flatbush";';
    expect(findArrowViolations(plant("src/core/geo/x.ts", text))).toEqual([
      "src/core/geo/x.ts:1: core/geo may not import the package node:fs",
      "src/core/geo/x.ts:2: core/geo may not import the package @turf/union",
    ]);
  });

  test("when an adapter of files reaches further into app than its ports", () => {
    const text = 'import type { A } from "../app/ports.ts";\nimport { b } from "../app/run-design.ts";';
    expect(findArrowViolations(plant("src/files/x.ts", text))).toEqual([
      "src/files/x.ts:2: files may not import app (../app/run-design.ts)",
    ]);
  });

  test("when a job other than the solver thread calls the engine", () => {
    const text = 'import { design } from "../core/design/design-territories.ts";';
    expect(findArrowViolations(plant("src/jobs/solver-pool.ts", text))).toHaveLength(1);
    expect(findArrowViolations(plant("src/jobs/solver-thread.ts", text))).toEqual([]);
  });

  test("when a file stands in no room", () => {
    expect(findArrowViolations(plant("src/utils/x.ts", ""))).toEqual([
      "src/utils/x.ts: stands in no room of the table",
    ]);
  });

  test("when two files import each other in a circle", () => {
    const files = new Map([
      ["src/core/geo/a.ts", 'import { b } from "./b.ts";'],
      ["src/core/geo/b.ts", 'import { c } from "./c.ts";'],
      ["src/core/geo/c.ts", 'import { a } from "./a.ts";'],
    ]);
    expect(findImportCycles(files)).toEqual([
      "src/core/geo/a.ts → src/core/geo/b.ts → src/core/geo/c.ts → src/core/geo/a.ts",
    ]);
  });

  test("when core looks at the clock or rolls its own dice, but not when it speaks of them", () => {
    const text = [
      "// Date.now() would be wrong here",
      "const a = Math.random();",
      "const b = new Date();",
      "const c = Date.now();",
      "const d = row.Date;",
      'const e = "performance.now()";',
    ].join("\n");
    expect(findImpurity(plant("src/core/design/x.ts", text))).toEqual([
      "src/core/design/x.ts:2: Math.random: randomness is an argument in core",
      "src/core/design/x.ts:3: Date: time is an argument in core",
      "src/core/design/x.ts:4: Date: time is an argument in core",
    ]);
  });
});

describe("the reader of imports", () => {
  test("sees no import in a comment or in a text", () => {
    expect(readImports("x.ts", '// import a from "./a.ts"\nconst b = \'import c from "./c.ts"\';')).toEqual(
      [],
    );
  });

  test("lets a file be named that is data or lies elsewhere once bundled", () => {
    const text = 'const a = new URL("../package.json", import.meta.url);';
    expect(findArrowViolations(plant("src/main.ts", text))).toEqual([]);
  });

  test("knows every room that a rule names", () => {
    const named = [...ROOM_RULES.values()]
      .flatMap((rule) => rule.rooms)
      .filter((room) => room !== "app/ports");
    expect(named.filter((room) => !ROOM_RULES.has(room))).toEqual([]);
  });
});
