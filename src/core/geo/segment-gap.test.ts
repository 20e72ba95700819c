import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceToPiece, gapBetween } from "./segment-gap.ts";

const piece = (ax: number, ay: number, bx: number, by: number) => ({ ax, ay, bx, by });

describe("gapBetween", () => {
  it("is 0 where pieces cross or touch, and the shortest way where they do not", () => {
    expect(gapBetween(piece(0, 0, 2, 2), piece(0, 2, 2, 0))).toBe(0);
    expect(gapBetween(piece(0, 0, 2, 0), piece(1, 0, 1, 5))).toBe(0);
    expect(gapBetween(piece(0, 0, 2, 0), piece(1, 3, 1, 5))).toBe(3);
    expect(gapBetween(piece(0, 0, 1, 0), piece(4, 4, 9, 4))).toBe(5);
  });

  it("is never more than the distance of any two of their points, and close to the least of them", () => {
    const coordinate = fc.integer({ min: -5, max: 5 });
    const any = fc.tuple(coordinate, coordinate, coordinate, coordinate).map((c) => piece(...c));
    fc.assert(
      fc.property(any, any, (first, second) => {
        let least = Number.POSITIVE_INFINITY;
        for (let i = 0; i <= 200; i++) {
          const t = i / 200;
          const x = first.ax + t * (first.bx - first.ax);
          const y = first.ay + t * (first.by - first.ay);
          least = Math.min(least, distanceToPiece(x, y, second));
        }
        const gap = gapBetween(first, second);
        expect(gap).toBeLessThanOrEqual(least + 1e-9);
        expect(gap).toBeGreaterThan(least - 0.1);
      }),
    );
  });
});
