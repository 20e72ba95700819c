import { describe, expect, it } from "vitest";
import type { Outcome } from "../domain/problem.ts";
import { buildTopology } from "../geo/build-topology.ts";
import { gridPolygons, square } from "../geo/grid-fixture.ts";
import type { PolygonRings } from "../geo/stitch-ring.ts";
import { buildUnitLayer, type LayerOptions } from "./build-unit-layer.ts";
import type { DecodedUnits } from "./decoded-units.ts";
import type { LinkRow } from "./read-link-rows.ts";

const letters = "ABCDEFGHIJ";

function decoded(
  polygons: readonly (readonly PolygonRings[])[],
  more: Partial<DecodedUnits> = {},
): DecodedUnits {
  const codes = polygons.map((_, unit) => letters[unit]);
  return {
    file: "units.json",
    codes,
    names: codes.map((code) => `unit ${code}`),
    columns: {},
    topology: buildTopology(polygons),
    points: null,
    pointSource: null,
    edges: null,
    ...more,
  };
}

const build = (units: DecodedUnits, options: Partial<LayerOptions> = {}) =>
  buildUnitLayer(units, { links: { kind: "none" }, barriers: [], ...options });

type Built = ReturnType<typeof buildUnitLayer>;

function requireValue(outcome: Built) {
  if (!outcome.ok) throw new Error(`got ${JSON.stringify(outcome.problems)}, expected a value`);
  return outcome.value;
}

const problemsOf = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.problems);

/** "A-B 111 land" for every edge of the layer, each once. */
function edgesOf(outcome: Built): readonly string[] {
  const { codes, adjacency } = requireValue(outcome).layer;
  return codes.flatMap((code, unit) => {
    const slots = Array.from(
      { length: adjacency.offsets[unit + 1] - adjacency.offsets[unit] },
      (_, i) => adjacency.offsets[unit] + i,
    );
    return slots
      .filter((slot) => adjacency.neighbours[slot] > unit)
      .map((slot) => {
        const kind = adjacency.isLink[slot] === 1 ? "link" : "land";
        return `${code}-${codes[adjacency.neighbours[slot]]} ${adjacency.borderKm[slot].toFixed(0)} ${kind}`;
      });
  });
}

const row = (
  a: string,
  b: string,
  type: string | null = null,
  lengthKm: number | null = null,
  number = 2,
): LinkRow => ({
  a,
  b,
  type,
  lengthKm,
  row: number,
});

const table = (...rows: LinkRow[]): LayerOptions["links"] => ({ kind: "table", rows, file: "links.csv" });

// A B   C        C stands 0.5° (56 km) off B
const mainlandAndIsland = decoded([...gridPolygons(2, 1), [square(2.5, 0)]]);

describe("a unit's point", () => {
  const two = gridPolygons(2, 1);

  it("comes from latitude and longitude columns where they are filled, else from inside the shape", () => {
    const units = decoded(two, { columns: { LATITUDE: ["0.25", null], Lng: [0.75, null] } });
    const { layer } = requireValue(build(units));
    expect(layer.pointSource).toEqual(["columns", "inside-polygon"]);
    expect([layer.points.x[0], layer.points.y[0]]).toEqual([0.75, 0.25]);
    expect(layer.points.x[1]).toBeCloseTo(1.5, 1);
  });

  it("is the format's own where it has one, whatever the columns say", () => {
    const points = { kind: "geographic" as const, x: Float64Array.of(5, 6), y: Float64Array.of(5, 5) };
    const units = decoded(two, { points, pointSource: "graph", columns: { lat: [0, 0], lon: [0, 0] } });
    expect(requireValue(build(units)).layer).toMatchObject({ points, pointSource: ["graph", "graph"] });
  });

  it("is read from degrees and minutes, and brought home from past the antimeridian", () => {
    const units = decoded([[square(-179.9, 0.1)]], { columns: { lat: [`0°30'00" N`], lon: [180.5] } });
    const { points } = requireValue(build(units)).layer;
    expect([points.x[0], points.y[0]]).toEqual([-179.5, 0.5]);
  });

  it("is reported where it lies far from its shape", () => {
    const units = decoded(two, { columns: { lat: [0.5, 30], lon: [0.5, 0.5] } });
    const outcome = build(units);
    expect(outcome.ok).toBe(true);
    expect(outcome.warnings).toMatchObject([{ code: "IMP-125", where: { item: "B" } }]);
  });
});

describe("borders", () => {
  it("come from shapes, with area and perimeter", () => {
    const outcome = build(decoded(gridPolygons(2, 2)));
    expect(edgesOf(outcome)).toEqual(["A-B 111 land", "A-C 111 land", "B-D 111 land", "C-D 111 land"]);
    const { layer } = requireValue(outcome);
    expect(layer.areaKm2?.[0]).toBeCloseTo(12_363, -1);
    expect(layer.perimeterKm?.[0]).toBeCloseTo(444.8, 0);
  });

  it("come from shapes that do not share vertices, within the tolerance only", () => {
    const gap = decoded([[square(0, 0)], [square(1.0003, 0)]]);
    expect(edgesOf(build(gap))).toEqual(["A-B 111 land"]);
    expect(problemsOf(build(gap, { toleranceKm: 0 }))).toMatchObject([{ code: "IMP-130" }]);
    expect(problemsOf(build(gap, { toleranceKm: 0.01 }))).toMatchObject([{ code: "IMP-130" }]);
  });

  it("come from the format's own edges where it has them", () => {
    const outcome = build(
      decoded(gridPolygons(3, 1), {
        edges: [
          [0, 2, 7],
          [1, 2, 8],
        ],
      }),
    );
    expect(edgesOf(outcome)).toEqual(["A-C 7 land", "B-C 8 land"]);
  });

  it("come from the points' triangulation where there is nothing else", () => {
    const points = { kind: "geographic" as const, x: Float64Array.of(0, 1, 0), y: Float64Array.of(0, 0, 1) };
    const outcome = build(decoded([[], [], []], { topology: null, points, pointSource: "account" }));
    expect(edgesOf(outcome)).toEqual(["A-B 1 land", "A-C 1 land", "B-C 1 land"]);
    expect(requireValue(outcome).layer).toMatchObject({ areaKm2: null, perimeterKm: null, topology: null });
  });
});

describe("links", () => {
  it("of a table without land rows are added to the borders", () => {
    const outcome = build(mainlandAndIsland, { links: table(row("B", "C", "ferry", 56)) });
    expect(edgesOf(outcome)).toEqual(["A-B 111 land", "B-C 0 link"]);
    expect(requireValue(outcome).linksMade).toEqual([{ a: 1, b: 2, km: 56 }]);
  });

  it("of a table with land rows are the complete adjacency", () => {
    const links = table(row("A", "C", "land", 12), row("C", "B", "sea"));
    const outcome = build(mainlandAndIsland, { links });
    expect(edgesOf(outcome)).toEqual(["A-C 12 land", "B-C 0 link"]);
  });

  it("count a land row given both ways once, and take a missing length from the shapes, else 1", () => {
    const links = table(row("A", "B", "Land "), row("B", "A", "land"), row("B", "C", "land"));
    expect(edgesOf(build(mainlandAndIsland, { links }))).toEqual(["A-B 111 land", "B-C 1 land"]);
  });

  it("do not turn a land border that the table lists again into a link", () => {
    const outcome = build(mainlandAndIsland, { links: table(row("A", "B"), row("B", "C")) });
    expect(edgesOf(outcome)).toEqual(["A-B 111 land", "B-C 0 link"]);
  });

  it("are passed over where they name a unit that was filtered away, and named where nobody knows the code", () => {
    const links = table(
      row("B", "C"),
      row("A", "X", null, null, 3),
      row("Q", "A", null, null, 4),
      row("A", "A", null, null, 5),
    );
    const outcome = build(mainlandAndIsland, { links, knownCodes: new Set(["A", "B", "C", "X"]) });
    expect(outcome.ok).toBe(true);
    expect(outcome.warnings.map(({ code, where }) => [code, where])).toEqual([
      ["IMP-131", { file: "links.csv", row: 4 }],
      ["IMP-132", { file: "links.csv", row: 5 }],
    ]);
  });

  it("by distance join each isolated part to its nearest unit, and say how far", () => {
    const outcome = build(mainlandAndIsland, { links: { kind: "distance", maximumKm: 60 } });
    expect(edgesOf(outcome)).toEqual(["A-B 111 land", "B-C 0 link"]);
    const [link] = requireValue(outcome).linksMade;
    expect([link.a, link.b]).toEqual([1, 2]);
    expect(link.km).toBeCloseTo(55.6, 0);
  });
});

describe("an isolated part", () => {
  it("is a problem that suggests the shortest link by codes, names and km", () => {
    const [problem, ...rest] = problemsOf(
      build(mainlandAndIsland, { links: { kind: "distance", maximumKm: 50 } }),
    );
    expect(rest).toEqual([]);
    expect(problem).toMatchObject({ code: "IMP-130", where: { file: "units.json", item: "C" } });
    expect(problem.cause).toBe("C unit C borders no other unit");
    expect(problem.fix).toContain("join C unit C to B unit B, 55.6 km away");
    expect(problem.fix).toContain("--links 56km");
    expect(problem.fix).toContain('"C,B"');
  });

  it("of several units is named once", () => {
    const units = decoded([...gridPolygons(3, 1), [square(5, 0)], [square(6, 0)]]);
    const problems = problemsOf(build(units));
    expect(problems).toHaveLength(1);
    expect(problems[0].cause).toContain("2 units border each other but none of the rest: D unit D, E unit E");
  });

  it("is a warning where contiguity is off", () => {
    const outcome = build(mainlandAndIsland, { requireConnected: false });
    expect(outcome.ok).toBe(true);
    expect(outcome.warnings).toMatchObject([{ code: "IMP-130" }]);
  });
});

describe("barriers", () => {
  const row3 = decoded(gridPolygons(3, 2));

  it("remove a border, or price it on both sides", () => {
    const outcome = build(row3, {
      barriers: [
        { a: "B", b: "A", price: null },
        { a: "B", b: "C", price: 4 },
      ],
    });
    expect(edgesOf(outcome)).not.toContain("A-B 111 land");
    const { adjacency } = requireValue(outcome).layer;
    expect(adjacency.barrierPrice.filter((price) => price === 4)).toHaveLength(2);
    expect(adjacency.barrierPrice.filter((price) => price > 0)).toHaveLength(2);
  });

  it("that cut a part off make it isolated, even where links by distance would bridge it", () => {
    const strip = decoded(gridPolygons(3, 1));
    const outcome = build(strip, {
      barriers: [{ a: "B", b: "C", price: null }],
      links: { kind: "distance", maximumKm: 100 },
    });
    expect(problemsOf(outcome)).toMatchObject([{ code: "IMP-130", where: { item: "C" } }]);
  });

  it("are named where their codes or price are wrong, or the units no neighbours", () => {
    const barriers = [
      { a: "A", b: "Z", price: 1 },
      { a: "A", b: "F", price: 1 },
      { a: "A", b: "B", price: -2 },
      { a: "A", b: "Y", price: 1 },
    ];
    const outcome = build(row3, { barriers, knownCodes: new Set("ABCDEFY") });
    expect(outcome.warnings.map((warning) => [warning.code, warning.where.item])).toEqual([
      ["IMP-133", "A, Z"],
      ["IMP-134", "A, F"],
      ["IMP-135", "A, B"],
    ]);
  });
});
