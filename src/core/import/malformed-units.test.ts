import { describe, expect, it } from "vitest";
import type { Outcome, Problem } from "../domain/problem.ts";
import { square } from "../geo/grid-fixture.ts";
import { buildUnitLayer } from "./build-unit-layer.ts";
import { decodeUnitsJson } from "./decode-units-json.ts";
import type { DecodedUnits } from "./decoded-units.ts";
import type { UnitFileOptions } from "./unit-file-options.ts";

const ring = square(0, 0)[0];
const feature = (geometry: unknown, properties: unknown = { code: "A" }): unknown => ({
  type: "Feature",
  properties,
  geometry,
});
const collection = (...features: unknown[]): unknown => ({ type: "FeatureCollection", features });
const polygon = (...rings: unknown[]): unknown => ({ type: "Polygon", coordinates: rings });
const good = feature(polygon(ring));
const byCode: UnitFileOptions = { keyColumn: "code" };

const arcs = [ring];
const geometry = (arcNumbers: unknown, code = "A"): unknown => ({
  type: "Polygon",
  properties: { code },
  arcs: arcNumbers,
});
const topology = (objects: unknown, more: object = {}): unknown => ({
  type: "Topology",
  arcs,
  objects,
  ...more,
});
const units = (...geometries: unknown[]): unknown => ({ units: { type: "GeometryCollection", geometries } });

const place = { lon: 106, lat: -6, population: 5 };
const graph = (list: unknown, edges: unknown = []): unknown => ({
  units: list,
  edges_from_to_shared_perimeter: edges,
});
const two = [
  { code: "A", ...place },
  { code: "B", ...place },
];

interface Malformed {
  readonly title: string;
  readonly input: unknown;
  readonly codes: readonly string[];
  /** What the place of the first problem must say. */
  readonly where?: Partial<Problem["where"]>;
  /** What the first cause or fix must contain. */
  readonly says?: string;
  readonly options?: UnitFileOptions;
}

const malformed: readonly Malformed[] = [
  { title: "an empty file", input: "", codes: ["IMP-101"], says: "empty" },
  { title: "a file that is not JSON", input: "kode,nama\n1,a", codes: ["IMP-101"], says: "not JSON" },
  { title: "JSON cut off in the middle", input: '{"type": "FeatureColl', codes: ["IMP-101"] },
  { title: "a bare list", input: [1, 2], codes: ["IMP-102"], says: "a list" },
  { title: "a bare null", input: null, codes: ["IMP-102"] },
  { title: "a bare geometry", input: polygon(ring), codes: ["IMP-102"], says: '"Polygon"' },
  { title: "a collection without features", input: { type: "FeatureCollection" }, codes: ["IMP-102"] },
  { title: "an empty collection", input: collection(), codes: ["IMP-103"] },
  {
    title: "a key column that does not exist",
    input: collection(good),
    codes: ["IMP-104"],
    options: { keyColumn: "kode" },
    says: "code",
  },
  {
    title: "no key column and no ids",
    input: collection(feature(polygon(ring), { area: 1 })),
    codes: ["IMP-104"],
    options: {},
  },
  {
    title: "features without properties",
    input: collection(feature(polygon(ring), null)),
    codes: ["IMP-104"],
    says: "no properties",
  },
  {
    title: "a name column that does not exist",
    input: collection(good),
    codes: ["IMP-105"],
    options: { ...byCode, nameColumn: "nama" },
  },
  {
    title: "an empty code",
    input: collection(feature(polygon(ring), { code: " " })),
    codes: ["IMP-106"],
    where: { item: "feature 1" },
  },
  { title: "a null code", input: collection(feature(polygon(ring), { code: null })), codes: ["IMP-106"] },
  {
    title: "a code used twice",
    input: collection(good, good),
    codes: ["IMP-107"],
    where: { item: "feature 2", column: "code" },
    says: "feature 1",
  },
  {
    title: "a code that is a number and a text",
    input: collection(feature(polygon(ring), { code: 1 }), feature(polygon(ring), { code: "1" })),
    codes: ["IMP-107"],
  },
  {
    title: "a ring of three positions",
    input: collection(
      feature(
        polygon([
          [0, 0],
          [1, 1],
          [0, 0],
        ]),
      ),
    ),
    codes: ["IMP-110"],
    where: { item: "feature 1 (A), ring 1" },
  },
  {
    title: "a ring that is not closed",
    input: collection(feature(polygon(ring.slice(0, 4)))),
    codes: ["IMP-111"],
    says: "0, 1",
  },
  {
    title: "a coordinate that is text",
    input: collection(feature(polygon([["106", "-6"], ...ring]))),
    codes: ["IMP-112"],
    says: '"106"',
  },
  {
    title: "a coordinate that is null",
    input: collection(feature(polygon([[null, 0], ...ring]))),
    codes: ["IMP-112"],
  },
  {
    title: "metres of a projection",
    input: collection(feature(polygon([[701_000, 9_300_000], ...ring]))),
    codes: ["IMP-113"],
    says: "metres",
  },
  {
    title: "latitude before longitude",
    input: collection(feature(polygon([[-6.2, 106.8], ...ring]))),
    codes: ["IMP-113"],
    says: "swapped",
  },
  {
    title: "a polygon without coordinates",
    input: collection(feature({ type: "Polygon" })),
    codes: ["IMP-117"],
  },
  { title: "a ring that is not a list", input: collection(feature(polygon("ring"))), codes: ["IMP-117"] },
  {
    title: "an unknown geometry",
    input: collection(feature({ type: "Circle", radius: 3 })),
    codes: ["IMP-117"],
    says: "Circle",
  },
  {
    title: "a member that is not a feature",
    input: collection(polygon(ring)),
    codes: ["IMP-104", "IMP-117"],
  },
  { title: "a feature that is text", input: collection(good, "B"), codes: ["IMP-106", "IMP-117"] },
  {
    title: "several faults, all at once",
    input: collection(
      good,
      feature(polygon([[0, 0]]), { code: "A" }),
      feature(polygon([["x", 0]]), { code: "" }),
    ),
    codes: ["IMP-107", "IMP-106", "IMP-110", "IMP-112"],
  },
  { title: "TopoJSON without objects", input: { type: "Topology", arcs }, codes: ["IMP-102"] },
  {
    title: "TopoJSON without arcs",
    input: { type: "Topology", objects: units(geometry([[0]])) },
    codes: ["IMP-116"],
  },
  {
    title: "an object name that does not exist",
    input: topology(units(geometry([[0]]))),
    codes: ["IMP-114"],
    options: { ...byCode, objectName: "kab" },
    says: "units",
  },
  {
    title: "two objects to choose from",
    input: topology({ ...(units(geometry([[0]])) as object), more: geometry([[0]]) }),
    codes: ["IMP-114"],
    says: "units, more",
  },
  { title: "an empty TopoJSON object", input: topology(units()), codes: ["IMP-103"] },
  {
    title: "an arc number out of range",
    input: topology(units(geometry([[7]]))),
    codes: ["IMP-115"],
    where: { item: "units, geometry 1 (A)" },
    says: "arc 7",
  },
  {
    title: "a reversed arc number out of range",
    input: topology(units(geometry([[-9]]))),
    codes: ["IMP-115"],
    says: "arc -9",
  },
  {
    title: "arc numbers that are not numbers",
    input: topology(units(geometry([["0"]]))),
    codes: ["IMP-117"],
  },
  {
    title: "an arc that is not a list",
    input: topology(units(geometry([[0]])), { arcs: ["x"] }),
    codes: ["IMP-116"],
    where: { item: "arc 0" },
  },
  {
    title: "a transform without scale",
    input: topology(units(geometry([[0]])), { transform: { translate: [0, 0] } }),
    codes: ["IMP-116"],
  },
  {
    title: "an arc with a position out of range",
    input: topology(units(geometry([[0]])), {
      arcs: [
        [
          [0, 0],
          [0, 99],
          [1, 1],
          [0, 0],
        ],
      ],
    }),
    codes: ["IMP-113"],
  },
  { title: "a graph without edges", input: { units: two }, codes: ["IMP-102"] },
  { title: "a graph without units", input: graph([]), codes: ["IMP-103"] },
  {
    title: "an edge to a unit that does not exist",
    input: graph(two, [[0, 2, 1]]),
    codes: ["IMP-118"],
    where: { item: "edge 0" },
    says: "0 to 1",
  },
  { title: "an edge that is not a list", input: graph(two, ["0-1"]), codes: ["IMP-118"] },
  { title: "an edge from a unit to itself", input: graph(two, [[1, 1, 1]]), codes: ["IMP-119"] },
  { title: "a negative border length", input: graph(two, [[0, 1, -3]]), codes: ["IMP-123"] },
  {
    title: "a negative population",
    input: graph([{ code: "A", ...place, population: -1 }]),
    codes: ["IMP-120"],
    where: { item: "unit 0 (A)", column: "population" },
  },
  {
    title: "a population that is text",
    input: graph([{ code: "A", ...place, population: "many" }]),
    codes: ["IMP-120"],
  },
  {
    title: "a graph unit without lon",
    input: graph([{ code: "A", lat: -6 }]),
    codes: ["IMP-121"],
    says: "lon",
  },
  {
    title: "a graph unit without a place",
    input: graph([{ code: "A" }]),
    codes: ["IMP-121"],
    says: "lon and no lat",
  },
  {
    title: "a graph unit whose lat is text",
    input: graph([{ code: "A", lon: 106, lat: "6S" }]),
    codes: ["IMP-112"],
  },
  {
    title: "a graph unit with lat and lon swapped",
    input: graph([{ code: "A", lon: -6, lat: 106 }]),
    codes: ["IMP-113"],
    says: "swapped",
  },
  {
    title: "a graph unit without a code",
    input: graph([two[0], place]),
    codes: ["IMP-106"],
    where: { item: "unit 1" },
  },
  { title: "a graph unit that is a number", input: graph([two[0], 7]), codes: ["IMP-106", "IMP-121"] },
];

describe("malformed unit files", () => {
  it.each(malformed)(
    "$title is a coded problem with place, cause and fix",
    ({ input, codes, where, says, options = byCode }) => {
      const text = typeof input === "string" ? input : JSON.stringify(input);
      const outcome = decodeUnitsJson(text, "units.json", options);
      const problems = problemsOf(outcome);
      expect(problems.map((problem) => problem.code)).toEqual(codes);
      for (const problem of problems) {
        expect(problem.where.file).toBe("units.json");
        expect(problem.cause).not.toBe("");
        expect(problem.fix).not.toBe("");
      }
      if (where !== undefined) expect(problems[0].where).toMatchObject(where);
      if (says !== undefined) expect(`${problems[0].cause} ${problems[0].fix}`).toContain(says);
    },
  );

  it("names a unit that has neither a shape nor coordinates when the layer is built", () => {
    const decoded = decodeUnitsJson(
      JSON.stringify(collection(good, feature(null, { code: "B" }))),
      "units.json",
      byCode,
    );
    expect(decoded.warnings.map((warning) => warning.code)).toEqual(["IMP-108"]);
    const built = buildUnitLayer(requireValue(decoded), { links: { kind: "none" }, barriers: [] });
    expect(problemsOf(built)).toMatchObject([{ code: "IMP-122", where: { item: "B" } }]);
  });

  it.each([
    [{ lat: 106.8, lon: -6.2 }, "IMP-113", "swapped"],
    [{ Latitude: "abc", Longitude: 106 }, "IMP-112", "abc"],
    [{ LAT: 95, LNG: 200 }, "IMP-113", "95"],
  ])("names bad coordinates in columns: %j", (properties, code, says) => {
    const decoded = decodeUnitsJson(
      JSON.stringify(collection(feature(polygon(ring), { code: "A", ...properties }))),
      "u",
      byCode,
    );
    const [problem] = problemsOf(
      buildUnitLayer(requireValue(decoded), { links: { kind: "none" }, barriers: [] }),
    );
    expect(problem).toMatchObject({ code, where: { item: "A" } });
    expect(`${problem.cause} ${problem.fix}`).toContain(says);
  });
});

function problemsOf(outcome: Outcome<unknown>): readonly Problem[] {
  if (outcome.ok) throw new Error("got a value, expected problems");
  return outcome.problems;
}

function requireValue(outcome: Outcome<DecodedUnits>): DecodedUnits {
  if (!outcome.ok) throw new Error(`got ${JSON.stringify(outcome.problems)}, expected a value`);
  return outcome.value;
}
