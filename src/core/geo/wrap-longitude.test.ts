import fc from "fast-check";
import { expect, it } from "vitest";
import { wrapLongitude } from "./wrap-longitude.ts";

it("leaves longitudes from −180 to 180 alone and puts 180 on −180", () => {
  expect([-180, -6, 0, 179.5].map(wrapLongitude)).toEqual([-180, -6, 0, 179.5]);
  expect(wrapLongitude(180)).toBe(-180);
});

it("names the same meridian, within one turn", () => {
  fc.assert(
    fc.property(fc.integer({ min: -179, max: 179 }), fc.integer({ min: -3, max: 3 }), (longitude, turns) => {
      expect(wrapLongitude(longitude + 360 * turns)).toBe(longitude);
    }),
  );
});
