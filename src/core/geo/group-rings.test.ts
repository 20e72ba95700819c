import { describe, expect, it } from "vitest";
import { square } from "./grid-fixture.ts";
import { groupRings } from "./group-rings.ts";

const outer = square(0, 0, 10)[0];
const hole = square(2, 2)[0];
const island = square(20, 0)[0];

describe("groupRings", () => {
  it("leaves a polygon with its holes alone", () => {
    expect(groupRings([outer, hole])).toEqual([[0, 1]]);
    expect(groupRings([outer])).toEqual([[0]]);
  });

  it("makes islands that stand where holes should polygons of their own", () => {
    expect(groupRings([island, outer, hole])).toEqual([[1, 2], [0]]);
    expect(groupRings([outer, hole, island])).toEqual([[0, 1], [2]]);
  });

  it("keeps a hole that crosses the antimeridian with its polygon", () => {
    const jump = (ring: typeof outer) => ring.map(([x, y]) => [x > 180 ? x - 360 : x, y] as const);
    expect(groupRings([jump(square(175, 0, 10)[0]), jump(square(179, 4, 2)[0])])).toEqual([[0, 1]]);
    expect(groupRings([jump(square(175, 0, 10)[0]), square(-179, 4)[0]])).toEqual([[0, 1]]);
  });
});
