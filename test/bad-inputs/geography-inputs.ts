import { expect } from "vitest";
import type { BadInput } from "./bad-input.ts";

type Ring = readonly (readonly unknown[])[];

const SQUARE: Ring = [
  [106, -6],
  [107, -6],
  [107, -7],
  [106, -7],
  [106, -6],
];
const polygon = (...rings: Ring[]) => ({ type: "Polygon", coordinates: rings });
const feature = (geometry: unknown, properties: object = { code: "A" }) => ({
  type: "Feature",
  properties,
  geometry,
});
const collection = (...features: unknown[]) => JSON.stringify({ type: "FeatureCollection", features });
const shifted = (ring: Ring, x: number, y: number): Ring =>
  ring.map(([a, b]) => [Number(a) + x, Number(b) + y]);
const units = { kind: "units", fileName: "units.geojson" } as const;
const ZIPS = "zip,lat,lon\n1001,42.06,-72.62\n10001,40.75,-73.99\n90210,34.09,-118.41\n";
const nested = (depth: number): string => {
  const open = '{"type":"GeometryCollection","geometries":['.repeat(depth);
  return `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"A"},"geometry":${open}${"]}".repeat(depth)}}]}`;
};

/** GeoJSON and its kin. */
export const GEOGRAPHY_INPUTS: readonly BadInput[] = [
  {
    ...units,
    name: "rings wound the other way",
    make: () => collection(feature(polygon(SQUARE.toReversed()))),
    problems: [],
    fresh: 1,
  },
  {
    ...units,
    name: "an open ring",
    make: () => collection(feature(polygon(SQUARE.slice(0, 4)))),
    problems: ["IMP-111"],
  },
  {
    ...units,
    name: "a ring of three positions",
    make: () => collection(feature(polygon(SQUARE.slice(0, 3)))),
    problems: ["IMP-110"],
  },
  {
    ...units,
    name: "an outline that crosses itself a little",
    make: () =>
      collection(
        feature(
          polygon([
            [106, -6],
            [107, -6],
            [107, -7],
            [106.4, -7.001],
            [106.6, -7.002],
            [106.5, -6.999],
            [106, -7],
            [106, -6],
          ]),
        ),
      ),
    problems: [],
    warnings: ["IMP-128"],
    fresh: 1,
  },
  {
    ...units,
    name: "a bow tie",
    make: () => collection(feature(polygon([SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3], SQUARE[0]]))),
    problems: ["IMP-129"],
  },
  {
    ...units,
    name: "positions that repeat",
    make: () => collection(feature(polygon([SQUARE[0], SQUARE[0], ...SQUARE.slice(1), SQUARE[4]]))),
    problems: [],
    fresh: 1,
  },
  {
    ...units,
    name: "a hole outside its shell",
    make: () => collection(feature(polygon(SQUARE, shifted(SQUARE, 5, 0)))),
    problems: [],
    warnings: ["IMP-126"],
    fresh: 1,
  },
  {
    ...units,
    name: "units that overlap",
    make: () =>
      collection(feature(polygon(SQUARE)), feature(polygon(shifted(SQUARE, 0.1, 0)), { code: "B" })),
    problems: [],
    warnings: ["IMP-354"],
    fresh: 2,
  },
  {
    ...units,
    name: "heights and measures",
    make: () => collection(feature(polygon(SQUARE.map(([x, y]) => [x, y, 12, 7])))),
    problems: [],
    fresh: 1,
  },
  {
    ...units,
    name: "NaN",
    make: () => collection(feature(polygon(SQUARE))).replace("106", "NaN"),
    problems: ["IMP-101"],
  },
  {
    ...units,
    name: "1e400",
    make: () => collection(feature(polygon(SQUARE))).replace("106", "1e400"),
    problems: ["IMP-112"],
  },
  {
    ...units,
    name: "latitude first",
    make: () => collection(feature(polygon(SQUARE.map(([x, y]) => [y, x])))),
    problems: ["IMP-113", "IMP-350"],
  },
  {
    ...units,
    name: "metres of a projection",
    make: () =>
      collection(feature(polygon(SQUARE.map(([x, y]) => [Number(x) * 111_000, Number(y) * 111_000])))),
    problems: ["IMP-113"],
  },
  {
    ...units,
    name: "a crs member that says metres",
    make: () =>
      JSON.stringify({
        type: "FeatureCollection",
        crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::23830" } },
        features: [feature(polygon(SQUARE))],
      }),
    problems: [],
    warnings: ["IMP-357"],
    fresh: 1,
  },
  {
    ...units,
    name: "an outline across the antimeridian",
    make: () =>
      collection(
        feature(
          polygon([
            [179, -16],
            [-179, -16],
            [-179, -17],
            [179, -17],
            [179, -16],
          ]),
        ),
      ),
    problems: [],
    first: { areaKm2: expect.closeTo(23_700, -3) },
    fresh: 1,
  },
  {
    ...units,
    name: "an outline around the pole",
    make: () =>
      collection(
        feature(
          polygon([
            [-180, -80],
            [0, -80],
            [180, -80],
            [180, -90],
            [-180, -90],
            [-180, -80],
          ]),
        ),
      ),
    problems: [],
    fresh: 1,
  },
  {
    ...units,
    name: "a collection of geometries with a point among them",
    make: () =>
      collection(
        feature({
          type: "GeometryCollection",
          geometries: [polygon(SQUARE), { type: "Point", coordinates: [106.5, -6.5] }],
        }),
      ),
    problems: [],
    warnings: ["IMP-109"],
    fresh: 1,
  },
  {
    ...units,
    name: "no geometry",
    make: () => collection(feature(null)),
    problems: ["IMP-122"],
    warnings: ["IMP-108"],
  },
  {
    ...units,
    name: "a feature without a key",
    make: () => collection(feature(polygon(SQUARE), {})),
    problems: ["IMP-104"],
  },
  { ...units, name: "collections nested 10,000 deep", make: () => nested(10_000), problems: ["IMP-117"] },
  {
    ...units,
    name: "properties nested 10,000 deep",
    make: () =>
      collection(feature(polygon(SQUARE))).replace(
        '"code":"A"',
        `"code":"A","deep":${"[".repeat(10_000)}${"]".repeat(10_000)}`,
      ),
    problems: [],
    fresh: 1,
  },
  {
    ...units,
    name: "a file that is cut off",
    make: () => collection(feature(polygon(SQUARE))).slice(0, -20),
    problems: ["IMP-101"],
  },
  {
    ...units,
    name: "two units of one code",
    make: () => collection(feature(polygon(SQUARE)), feature(polygon(shifted(SQUARE, 1, 0)))),
    options: { more: { key: "code" } },
    problems: ["IMP-107"],
  },
  {
    ...units,
    name: "codes that lost a zero",
    make: () => collection(feature(polygon(SQUARE), { code: 11.1 })),
    problems: [],
    warnings: ["IMP-124"],
    fresh: 1,
  },
  {
    kind: "units",
    fileName: "zips.csv",
    name: "ZIP codes without their leading zeros",
    make: () => ZIPS,
    problems: [],
    warnings: ["IMP-358"],
    fresh: 3,
    keys: ["1001", "10001", "90210"],
  },
  {
    kind: "units",
    fileName: "whole-zips.csv",
    name: "ZIP codes that get their leading zeros back",
    make: () => ZIPS,
    options: { more: { zeros: "5" } },
    problems: [],
    fresh: 3,
    keys: ["01001", "10001", "90210"],
  },
  {
    ...units,
    name: "5,000,000 positions",
    make: () => {
      const ring = `[${"[106,-6],".repeat(5_000_000)}[106,-6]]`;
      return `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"A"},"geometry":{"type":"Polygon","coordinates":[${ring}]}}]}`;
    },
    problems: ["IMP-151"],
  },
  {
    ...units,
    name: "a property called __proto__",
    make: () => collection(feature(polygon(SQUARE), JSON.parse('{"code":"A","__proto__":{"x":1}}'))),
    problems: [],
    fresh: 1,
  },
];
