import { describe, expect, it } from "vitest";
import type { Outcome } from "../domain/problem.ts";
import { clockwiseSquare, square } from "../geo/grid-fixture.ts";
import { measureShapes } from "../geo/measure-shapes.ts";
import { findSharedBorders } from "../geo/shared-borders.ts";
import { decodeBundledUnits, isBundledLayer } from "./decode-bundled-units.ts";
import { decodeShapefileUnits } from "./decode-shapefile-units.ts";
import { decodeUnitsJson } from "./decode-units-json.ts";
import type { DecodedUnits } from "./decoded-units.ts";
import type { UnitFileOptions } from "./unit-file-options.ts";

const read = (json: unknown, options: UnitFileOptions = {}) =>
  decodeUnitsJson(JSON.stringify(json), "u.json", options);

function requireValue(outcome: Outcome<DecodedUnits>): DecodedUnits {
  if (!outcome.ok) throw new Error(`got ${JSON.stringify(outcome.problems)}, expected a value`);
  return outcome.value;
}

const feature = (id: unknown, geometry: unknown, properties: object = {}): object => ({
  type: "Feature",
  id,
  properties,
  geometry,
});
const collection = (...features: object[]) => ({ type: "FeatureCollection", features });
const polygon = (...coordinates: unknown[]) => ({ type: "Polygon", coordinates });

describe("decoding GeoJSON", () => {
  it("keeps codes as text: zeros before and after, numbers as they are written", () => {
    const units = requireValue(
      read(
        collection(
          feature("01", polygon(square(0, 0)[0])),
          feature("11.10", polygon(square(1, 0)[0])),
          feature(1001, polygon(square(2, 0)[0])),
        ),
      ),
    );
    expect(units.codes).toEqual(["01", "11.10", "1001"]);
  });

  it("warns where codes are decimal numbers, which lose their trailing zero", () => {
    const outcome = read(collection(feature(11.1, polygon(square(0, 0)[0]))));
    expect(outcome.warnings).toMatchObject([{ code: "IMP-124" }]);
  });

  it("takes key, name and columns from the properties", () => {
    const square0 = polygon(square(0, 0)[0]);
    const units = requireValue(
      read(
        collection(
          feature(7, square0, { kode: "A", nama: "Satu", penduduk: 5, kota: true }),
          feature(8, square0, { kode: "B", penduduk: null, more: { x: 1 } }),
        ),
        { keyColumn: "kode" },
      ),
    );
    expect(units.codes).toEqual(["A", "B"]);
    expect(units.names).toEqual(["Satu", "B"]);
    expect(units.columns).toEqual({
      kode: ["A", "B"],
      nama: ["Satu", null],
      penduduk: [5, null],
      kota: ["true", null],
      more: [null, '{"x":1}'],
    });
  });

  it("shares arcs between neighbours whichever way they wind, and drops heights", () => {
    const high = clockwiseSquare(1, 0, 1)[0].map(([x, y]) => [x, y, 250]);
    const units = requireValue(
      read(collection(feature("A", polygon(square(0, 0)[0])), feature("B", polygon(high)))),
    );
    expect(units.topology && findSharedBorders(units.topology)).toHaveLength(1);
    expect(units.topology?.arcs.flat().every((position) => position.length === 2)).toBe(true);
  });

  it("flattens collections and parts, keeps holes", () => {
    const geometry = {
      type: "GeometryCollection",
      geometries: [
        { type: "MultiPolygon", coordinates: [square(0, 0), square(2, 0)] },
        polygon(square(4, 0, 3)[0], clockwiseSquare(5, 1, 1)[0]),
      ],
    };
    const { topology } = requireValue(read(collection(feature("A", geometry))));
    expect(topology?.polygons[0].map((rings) => rings.length)).toEqual([1, 1, 2]);
  });

  it("warns of a unit without a shape, and of a point beside a polygon", () => {
    const mixed = {
      type: "GeometryCollection",
      geometries: [polygon(square(0, 0)[0]), { type: "Point", coordinates: [0, 0] }],
    };
    const outcome = read(
      collection(
        feature("A", null),
        feature("B", mixed),
        feature("C", { type: "Point", coordinates: [0, 0] }),
      ),
    );
    expect(outcome.ok).toBe(true);
    expect(outcome.warnings.map(({ code, where }) => [code, where.item])).toEqual([
      ["IMP-108", "feature 1 (A)"],
      ["IMP-109", "feature 2 (B)"],
      ["IMP-109", "feature 3 (C)"],
      ["IMP-108", "feature 3 (C)"],
    ]);
  });

  it("refuses a bow-tie, and reads a shape that crosses itself a little and one across the antimeridian", () => {
    const bowTie = [
      [0, 0],
      [1, 1],
      [1, 0],
      [0, 1],
      [0, 0],
    ];
    expect(read(collection(feature("A", polygon(bowTie))))).toMatchObject({
      ok: false,
      problems: [{ code: "IMP-129", where: { item: "feature 1 (A)" } }],
    });
    const slip = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0.4, 1.001],
      [0.6, 1.002],
      [0.5, 0.999],
      [0, 1],
      [0, 0],
    ];
    const crossing = square(179.5, 0)[0].map(([x, y]) => [x > 180 ? x - 360 : x, y]);
    const outcome = read(collection(feature("A", polygon(slip)), feature("B", polygon(crossing))));
    expect(outcome.warnings.map(({ code }) => code)).toEqual(["IMP-128"]);
    const { topology } = requireValue(outcome);
    const { areaKm2 } = measureShapes(topology ?? { arcs: [], polygons: [] });
    expect(areaKm2[1] / 12_364).toBeCloseTo(1, 2);
  });

  it("reads islands that stand where holes should as parts, with a warning", () => {
    const outcome = read(collection(feature("A", polygon(square(5, 5, 0.2)[0], square(0, 0)[0]))));
    expect(outcome.warnings).toMatchObject([{ code: "IMP-126", where: { item: "feature 1 (A)" } }]);
    const { topology } = requireValue(outcome);
    expect(topology?.polygons[0]).toHaveLength(2);
  });

  it("passes over a byte order mark", () => {
    const text = `\uFEFF${JSON.stringify(collection(feature("A", polygon(square(0, 0)[0]))))}`;
    expect(decodeUnitsJson(text, "u.json").ok).toBe(true);
  });

  it("lists fifty faults of a kind and counts the rest", () => {
    const outcome = read(collection(...Array.from({ length: 80 }, () => feature("A", null))));
    expect(outcome.ok ? [] : outcome.problems).toHaveLength(51);
    expect(outcome.ok ? "" : outcome.problems[50].cause).toContain("79 in all");
  });
});

// A and B side by side, quantised in tenths of a degree, as steps; the border is arc 0
const quantised = {
  type: "Topology",
  transform: { scale: [0.1, 0.1], translate: [100, -10] },
  arcs: [
    [
      [10, 0],
      [0, 10],
    ],
    [
      [10, 10],
      [-10, 0],
      [0, -10],
      [10, 0],
    ],
    [
      [10, 0],
      [10, 0],
      [0, 10],
      [-10, 0],
    ],
  ],
  objects: {
    kab: {
      type: "GeometryCollection",
      geometries: [
        { type: "Polygon", id: "A", properties: { nama: "Satu" }, arcs: [[0, 1]] },
        { type: "MultiPolygon", id: "B", properties: { nama: "Dua" }, arcs: [[[2, -1]]] },
        { type: null, id: "C", properties: { nama: "Tiga" } },
      ],
    },
    cities: { type: "GeometryCollection", geometries: [{ type: "Point", id: "x", coordinates: [0, 0] }] },
  },
};

describe("decoding TopoJSON", () => {
  it("scales quantised arcs back to degrees and keeps them shared", () => {
    const { codes, names, topology } = requireValue(read(quantised));
    expect(codes).toEqual(["A", "B", "C"]);
    expect(names).toEqual(["Satu", "Dua", "Tiga"]);
    expect(topology?.arcs[0]).toEqual([
      [101, -10],
      [101, -9],
    ]);
    const borders = findSharedBorders(topology ?? { arcs: [], polygons: [] });
    expect(borders).toMatchObject([{ a: 0, b: 1 }]);
    expect(borders[0].borderKm).toBeCloseTo(111.2, 0);
  });

  it("picks the only object with polygons, or the one named", () => {
    expect(requireValue(read(quantised)).codes).toHaveLength(3);
    expect(requireValue(read(quantised, { objectName: "cities" })).codes).toEqual(["x"]);
  });

  it("calls a single shape without id by its object's name: a land mass to clip by", () => {
    const land = {
      ...quantised,
      objects: { land: { type: "GeometryCollection", geometries: [{ type: "Polygon", arcs: [[0, 1]] }] } },
    };
    expect(requireValue(read(land)).codes).toEqual(["land"]);
    const keyed = read(land, { keyColumn: "kode" });
    expect(keyed.ok ? [] : keyed.problems).toMatchObject([{ code: "IMP-104" }]);
  });

  it("warns of a unit without geometry", () => {
    expect(read(quantised).warnings).toMatchObject([
      { code: "IMP-108", where: { item: "kab, geometry 3 (C)" } },
    ]);
  });

  it("keeps a ring that has shrunk to a line for its borders, and drops one that has shrunk to a point", () => {
    const json = {
      type: "Topology",
      arcs: [
        [
          [0, 0],
          [1, 0],
        ],
        [
          [1, 0],
          [0, 0],
        ],
        [
          [5, 5],
          [5, 5],
        ],
      ],
      objects: {
        o: {
          type: "GeometryCollection",
          geometries: [
            { type: "Polygon", id: "line", arcs: [[0, 1]] },
            { type: "Polygon", id: "point", arcs: [[2]] },
          ],
        },
      },
    };
    const outcome = read(json);
    expect(outcome.warnings.map((warning) => warning.code)).toEqual(["IMP-127", "IMP-108"]);
    expect(requireValue(outcome).topology?.polygons.map((polygons) => polygons.length)).toEqual([1, 0]);
  });
});

describe("decoding a graph file", () => {
  it("reads points, columns and edges", () => {
    const units = requireValue(
      read({
        state: "XX",
        units: [
          { code: "49003", population: 3720, lon: -112, lat: 41.5 },
          { code: "49005", population: 0, lon: -111, lat: 41.6 },
        ],
        edges_from_to_shared_perimeter: [[0, 1, 0.25]],
        published_plan: null,
      }),
    );
    expect(units.codes).toEqual(["49003", "49005"]);
    expect(units.columns.population).toEqual([3720, 0]);
    expect([...(units.points?.x ?? [])]).toEqual([-112, -111]);
    expect(units).toMatchObject({ pointSource: "graph", edges: [[0, 1, 0.25]], topology: null });
  });

  it("reads nodes with geoid, name and pop as well, and an edge without a length as 1", () => {
    const units = requireValue(
      read({
        nodes: [
          { geoid: "09001", name: "Fairfield", pop: 9, lat: 41, lon: -73, land_km2: 16.5 },
          { geoid: "09011", name: "New London", pop: 2, lat: 41.4, lon: -72 },
        ],
        edges: [[0, 1]],
      }),
    );
    expect(units.codes).toEqual(["09001", "09011"]);
    expect(units.names).toEqual(["Fairfield", "New London"]);
    expect(units.columns.land_km2).toEqual([16.5, null]);
    expect(units.edges).toEqual([[0, 1, 1]]);
  });
});

describe("decoding a shapefile's parts", () => {
  const layer = (fileName: string) => ({
    ...collection(feature(0, polygon(square(0, 0)[0]), { KODE: "01", RUAS: "x" })),
    fileName,
  });

  it("takes codes from the table, never from running numbers", () => {
    expect(requireValue(decodeShapefileUnits(layer("kab"), "kab.zip", { keyColumn: "KODE" })).codes).toEqual([
      "01",
    ]);
    expect(requireValue(decodeShapefileUnits(layer("kab"), "kab.zip")).codes).toEqual(["01"]);
    const nameless = collection(feature(0, polygon(square(0, 0)[0]), { RUAS: "x" }));
    const without = decodeShapefileUnits(nameless, "kab.zip");
    expect(without.ok ? [] : without.problems).toMatchObject([{ code: "IMP-104" }]);
  });

  it("asks which of several is meant, and takes the one named", () => {
    const both = decodeShapefileUnits([layer("kab"), layer("kec")], "z.zip", { keyColumn: "KODE" });
    expect(both.ok ? [] : both.problems).toMatchObject([
      { code: "IMP-150", fix: expect.stringContaining("kab, kec") },
    ]);
    expect(
      decodeShapefileUnits([layer("kab"), layer("kec")], "z.zip", { keyColumn: "KODE", objectName: "kec" })
        .ok,
    ).toBe(true);
    const none = decodeShapefileUnits([], "z.zip");
    expect(none.ok ? [] : none.problems).toMatchObject([
      { code: "IMP-150", fix: expect.stringContaining(".dbf") },
    ]);
  });
});

describe("bundled layers", () => {
  const atlas = {
    ...quantised,
    objects: {
      counties: quantised.objects.kab,
      states: quantised.objects.kab,
      nation: quantised.objects.kab,
    },
  };

  it("know their object, use feature ids as codes and say their own name", () => {
    expect(requireValue(decodeBundledUnits("us-county", atlas))).toMatchObject({
      file: "us-county",
      codes: ["A", "B", "C"],
    });
    expect(isBundledLayer("us-state")).toBe(true);
    expect(isBundledLayer("counties.json")).toBe(false);
  });
});
