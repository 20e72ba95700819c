import { describe, expect, it } from "vitest";
import { buildTopology } from "./build-topology.ts";
import { gridPolygons, square } from "./grid-fixture.ts";
import { findNearBorders } from "./near-borders.ts";
import type { PolygonRings } from "./stitch-ring.ts";

const near = (polygons: readonly PolygonRings[], toleranceKm: number) =>
  findNearBorders(buildTopology(polygons.map((polygon) => [polygon])), toleranceKm);

const kmPerDegree = 111.195;

describe("findNearBorders", () => {
  it("joins two squares a gap apart that is within the tolerance, with the length they run side by side", () => {
    const gap = 0.0005;
    const [edge, ...rest] = near([square(0, 0), square(1 + gap, 0)], 0.1);
    expect(rest).toEqual([]);
    expect([edge.a, edge.b]).toEqual([0, 1]);
    expect(edge.borderKm / kmPerDegree).toBeCloseTo(1, 2);
  });

  it("does not join them when the gap is wider", () => {
    expect(near([square(0, 0), square(1.002, 0)], 0.1)).toEqual([]);
  });

  it("joins a long edge with the two units whose corners meet it in the middle", () => {
    // 0 is two high; 1 and 2 stand beside it, so only they have a vertex at (2, 1)
    const edges = near([square(0, 0, 2), square(2, 0), square(2, 1)], 0.05);
    expect(edges.map(({ a, b }) => `${a}-${b}`).sort()).toEqual(["0-1", "0-2"]);
    for (const edge of edges) expect(edge.borderKm / kmPerDegree).toBeCloseTo(1, 2);
  });

  it("joins outlines that overlap a little", () => {
    expect(near([square(0, 0), square(0.9996, 0)], 0.1)).toHaveLength(1);
  });

  it("does not take touching at a corner for a border", () => {
    expect(near([square(0, 0), square(1, 1)], 0.1)).toEqual([]);
    expect(near([square(0, 0), square(1.0001, 1.0001)], 0.1)).toEqual([]);
  });

  it("sees across the antimeridian", () => {
    expect(near([square(179, 0), square(-180, 0)], 0.05)).toHaveLength(1);
    expect(near([square(179, 0), square(-179, 0)], 0.05)).toEqual([]);
  });

  it("leaves alone what shares arcs already", () => {
    expect(
      near(
        gridPolygons(3, 3).map(([polygon]) => polygon),
        0.05,
      ),
    ).toEqual([]);
  });
});
