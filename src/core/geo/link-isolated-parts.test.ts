import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Points } from "../domain/unit-layer.ts";
import { buildAdjacency } from "./build-adjacency.ts";
import { buildTopology } from "./build-topology.ts";
import { distanceBetween } from "./distance.ts";
import { type Components, findComponents } from "./find-components.ts";
import { square } from "./grid-fixture.ts";
import { linkIsolatedParts, shortestLinks } from "./link-isolated-parts.ts";
import { findSharedBorders } from "./shared-borders.ts";
import type { PolygonRings } from "./stitch-ring.ts";

const kmPerDegree = 111.195;
const noPoints: Points = { kind: "geographic", x: new Float64Array(9), y: new Float64Array(9) };

function islands(polygons: readonly PolygonRings[], maximumKm: number) {
  const topology = buildTopology(polygons.map((polygon) => [polygon]));
  const components = findComponents(buildAdjacency(polygons.length, findSharedBorders(topology)));
  return { components, topology, points: noPoints, maximumKm };
}

const named = (links: readonly { a: number; b: number }[]) => links.map(({ a, b }) => `${a}-${b}`);

describe("linkIsolatedParts", () => {
  // mainland 0 1, island 2 half a degree off unit 1, island 3 half a degree beyond island 2
  const chain = [square(0, 0), square(1, 0), square(2.5, 0), square(4, 0)];

  it("joins a chain of islands one to the next, with the gap between the shapes in km", () => {
    const links = linkIsolatedParts(islands(chain, 100));
    expect(named(links)).toEqual(["1-2", "2-3"]);
    for (const link of links) expect(link.km / (0.5 * kmPerDegree)).toBeCloseTo(1, 2);
  });

  it("leaves a part alone that is farther off than allowed", () => {
    expect(named(linkIsolatedParts(islands([...chain, square(10, 0)], 100)))).toEqual(["1-2", "2-3"]);
    expect(linkIsolatedParts(islands(chain, 10))).toEqual([]);
  });

  it("measures to the middle of a long straight coast, not to its corners", () => {
    const [link] = linkIsolatedParts(islands([square(0, 0, 4), square(4.2, 1.5, 0.5)], 100));
    expect(link.km / (0.2 * kmPerDegree)).toBeCloseTo(1, 1);
  });

  it("sees across the antimeridian", () => {
    const [link] = linkIsolatedParts(islands([square(178.5, 0), square(-180, 0)], 100));
    expect(link.km / (0.5 * kmPerDegree)).toBeCloseTo(1, 2);
  });

  it("joins a unit without a shape by its point", () => {
    const polygons = [[square(0, 0)], [square(1, 0)], []];
    const topology = buildTopology(polygons);
    const components = findComponents(buildAdjacency(3, findSharedBorders(topology)));
    const points: Points = {
      kind: "geographic",
      x: Float64Array.of(0.5, 1.5, 2.3),
      y: Float64Array.of(0.5, 0.5, 0.5),
    };
    const [link] = linkIsolatedParts({ components, topology, points, maximumKm: 100 });
    expect([link.a, link.b]).toEqual([1, 2]);
    expect(link.km / (0.3 * kmPerDegree)).toBeCloseTo(1, 2);
  });

  it("makes the shortest spanning tree over bare points, as Prim's algorithm does", () => {
    const coordinate = fc.integer({ min: 0, max: 1000 });
    const place = fc.tuple(coordinate, coordinate);
    fc.assert(
      fc.property(
        fc.uniqueArray(place, { minLength: 2, maxLength: 12, selector: String }),
        fc.boolean(),
        (places, planar) => {
          const scale = planar ? 1 : 1 / 500;
          const points: Points = {
            kind: planar ? "planar" : "geographic",
            x: Float64Array.from(places, ([x]) => x * scale),
            y: Float64Array.from(places, ([, y]) => y * scale),
          };
          const components = findComponents(buildAdjacency(places.length, []));
          const links = linkIsolatedParts({
            components,
            topology: null,
            points,
            maximumKm: Number.POSITIVE_INFINITY,
          });
          expect(links).toHaveLength(places.length - 1);
          const total = links.reduce((sum, { a, b }) => sum + distanceBetween(points, a, b), 0);
          expect(total / primTreeKm(points)).toBeCloseTo(1, 6);
        },
      ),
    );
  });
});

describe("shortestLinks", () => {
  it("names for every part but the largest its own nearest neighbour", () => {
    const polygons = [square(0, 0), square(1, 0), square(2.5, 0), square(9, 0)];
    const links = shortestLinks(islands(polygons, Number.POSITIVE_INFINITY));
    expect(links.map(({ a, b }) => [a, b])).toEqual([
      [2, 1],
      [3, 2],
    ]);
  });

  it("has nothing to say where all hang together", () => {
    const components: Components = { componentOf: new Int32Array(2), sizes: [2], largest: 0 };
    const request = { components, topology: null, points: noPoints, maximumKm: 5 };
    expect(shortestLinks(request)).toEqual([]);
    expect(linkIsolatedParts(request)).toEqual([]);
  });
});

function primTreeKm(points: Points): number {
  const outside = new Set(Array.from(points.x, (_, index) => index));
  outside.delete(0);
  const inside = [0];
  let total = 0;
  while (outside.size > 0) {
    let best = { km: Number.POSITIVE_INFINITY, to: -1 };
    for (const from of inside)
      for (const to of outside) {
        const km = distanceBetween(points, from, to);
        if (km < best.km) best = { km, to };
      }
    total += best.km;
    outside.delete(best.to);
    inside.push(best.to);
  }
  return total;
}
