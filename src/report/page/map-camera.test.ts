import fc from "fast-check";
import { expect, test } from "vitest";
import { fitCamera, panCamera, zoomCamera } from "./map-camera.ts";

const extent: [number, number, number, number] = [0, 0, 1000, 500];
const viewport = { width: 800, height: 600 };
const home = fitCamera(extent, viewport);

test("shows the whole layer in the middle of the frame", () => {
  expect(home.x).toBeGreaterThanOrEqual(0);
  expect(1000 * home.scale + home.x).toBeLessThanOrEqual(800);
  expect(500 * home.scale + home.x + home.y).toBeGreaterThan(0);
  expect(500 * home.scale + home.x).toBeCloseTo(400);
  expect(250 * home.scale + home.y).toBeCloseTo(300);
});

test("keeps the place under the pointer still while zooming", () => {
  const pixel = fc.integer({ min: 0, max: 600 });
  fc.assert(
    fc.property(pixel, pixel, fc.double({ min: 1.1, max: 8, noNaN: true }), (x, y, factor) => {
      const closer = zoomCamera(home, { factor, x, y, home });
      expect((x - closer.x) / closer.scale).toBeCloseTo((x - home.x) / home.scale, 6);
      expect((y - closer.y) / closer.scale).toBeCloseTo((y - home.y) / home.scale, 6);
    }),
  );
});

test("goes no farther out than the whole layer, so that the page can scroll instead", () => {
  expect(zoomCamera(home, { factor: 0.5, x: 10, y: 10, home })).toBe(home);
});

test("never lets the layer be pushed out of sight", () => {
  const far = panCamera(home, { dx: 1e6, dy: -1e6, extent, viewport });
  expect(far.x).toBeLessThan(viewport.width);
  expect(500 * far.scale + far.y).toBeGreaterThan(0);
});
