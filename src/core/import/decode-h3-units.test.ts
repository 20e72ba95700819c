import fc from "fast-check";
import { cellToLatLng, gridDisk, latLngToCell } from "h3-js";
import { describe, expect, it } from "vitest";
import type { Outcome } from "../domain/problem.ts";
import { findSharedBorders } from "../geo/shared-borders.ts";
import { buildUnitLayer } from "./build-unit-layer.ts";
import { decodeH3Units } from "./decode-h3-units.ts";
import type { DecodedUnits } from "./decoded-units.ts";

const jakarta = latLngToCell(-6.2, 106.8, 7);
const at = (cell: string) => {
  const [latitude, longitude] = cellToLatLng(cell);
  return { longitude, latitude };
};

function requireValue(outcome: Outcome<DecodedUnits>): DecodedUnits {
  if (!outcome.ok) throw new Error(`got ${JSON.stringify(outcome.problems)}, expected a value`);
  return outcome.value;
}

describe("decodeH3Units", () => {
  it("makes one unit per cell with accounts and counts them", () => {
    const places = [at(jakarta), at(jakarta), { longitude: Number.NaN, latitude: 1 }];
    const units = requireValue(decodeH3Units(places, "accounts.csv", { resolution: 7 }));
    expect(units.codes).toEqual([jakarta]);
    expect(units.columns.accounts).toEqual([2]);
    expect(units.pointSource).toBe("cell-centre");
  });

  it("fills a gap between cells, but not the open country around them", () => {
    const [, left] = gridDisk(jakarta, 1);
    const ring = gridDisk(jakarta, 1).filter((cell) => cell !== jakarta);
    const filled = requireValue(decodeH3Units(ring.map(at), "a", { resolution: 7 }));
    expect(new Set(filled.codes)).toEqual(new Set([...ring, jakarta]));
    expect(filled.columns.accounts[filled.codes.indexOf(jakarta)]).toBe(0);
    const open = requireValue(decodeH3Units(ring.map(at), "a", { resolution: 7, fillRings: 0 }));
    expect(open.codes).not.toContain(jakarta);
    expect(requireValue(decodeH3Units([at(left)], "a", { resolution: 7 })).codes).toEqual([left]);
  });

  it("leaves filled cells at sea out, but never a cell with accounts", () => {
    const ring = gridDisk(jakarta, 1).filter((cell) => cell !== jakarta);
    const units = requireValue(decodeH3Units(ring.map(at), "a", { resolution: 7, isOnLand: () => false }));
    expect(new Set(units.codes)).toEqual(new Set(ring));
  });

  it("gives neighbouring cells shared arcs and the same edges as its own list", () => {
    const places = gridDisk(jakarta, 3).map(at);
    const units = requireValue(decodeH3Units(places, "a", { resolution: 7 }));
    const shared = findSharedBorders(units.topology ?? { arcs: [], polygons: [] });
    const name = (edges: readonly (readonly [number, number])[]) =>
      edges.map((edge) => edge.join("-")).sort();
    expect(name(shared.map(({ a, b }) => [a, b]))).toEqual(name((units.edges ?? []).map(([a, b]) => [a, b])));
    const kmOf = new Map(shared.map(({ a, b, borderKm }) => [`${a}-${b}`, borderKm]));
    for (const [a, b, km] of units.edges ?? []) expect(km / (kmOf.get(`${a}-${b}`) ?? 0)).toBeCloseTo(1, 3);
  });

  it("makes a layer in which every place lies in its cell, the antimeridian included", () => {
    const place = fc.record({
      longitude: fc.integer({ min: 1785, max: 1815 }).map((x) => (x > 1800 ? x - 3600 : x) / 10),
      latitude: fc.integer({ min: -180, max: -160 }).map((y) => y / 10),
    });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 30 }), (places) => {
        const units = requireValue(decodeH3Units(places, "a", { resolution: 4 }));
        expect(units.codes).toEqual([...units.codes].sort());
        expect(units.columns.accounts.reduce<number>((sum, count) => sum + Number(count), 0)).toBe(
          places.length,
        );
        const links = { kind: "distance" as const, maximumKm: 1000 };
        const layer = buildUnitLayer(units, { links, barriers: [] });
        expect(layer.ok).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    [[at(jakarta)], 16, "IMP-140"],
    [[at(jakarta)], 6.5, "IMP-140"],
    [[], 7, "IMP-141"],
    [
      Array.from({ length: 200_001 }, (_, i) => ({
        longitude: (i % 500) / 100,
        latitude: Math.floor(i / 500) / 100,
      })),
      12,
      "IMP-142",
    ],
  ])("refuses what makes no cells or too many (%#)", (places, resolution, code) => {
    const outcome = decodeH3Units(places, "accounts.csv", { resolution });
    expect(outcome.ok ? [] : outcome.problems).toMatchObject([{ code, fix: expect.any(String) }]);
  });
});
