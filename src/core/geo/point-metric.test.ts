import fc from "fast-check";
import { expect, test } from "vitest";
import { haversineKm } from "./distance.ts";
import { PointMetric } from "./point-metric.ts";

const degrees = fc.record({
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
});

test("agrees with the haversine formula anywhere on the globe", () => {
  fc.assert(
    fc.property(degrees, degrees, (a, b) => {
      const metric = new PointMetric({
        kind: "geographic",
        x: Float64Array.of(a.longitude, b.longitude),
        y: Float64Array.of(a.latitude, b.latitude),
      });
      const expected = haversineKm(a.longitude, a.latitude, b.longitude, b.latitude);
      // asin loses digits near the antipode, in both formulas
      expect(Math.abs(metric.km(0, 1) - expected)).toBeLessThanOrEqual(
        1e-6 + expected * (expected > 19_000 ? 1e-5 : 1e-8),
      );
    }),
    { numRuns: 2000 },
  );
});

test("is Euclidean for plane coordinates", () => {
  const metric = new PointMetric({ kind: "planar", x: Float64Array.of(0, 30), y: Float64Array.of(0, 40) });
  expect(metric.km(0, 1)).toBe(50);
  expect(metric.squaredKm(0, 1)).toBe(2500);
});

test("sums weighted distances to many points as it measures them one by one", () => {
  const points = fc.array(degrees, { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(points, (places) => {
      const metric = new PointMetric({
        kind: "geographic",
        x: Float64Array.from(places, ({ longitude }) => longitude),
        y: Float64Array.from(places, ({ latitude }) => latitude),
      });
      const weights = Float64Array.from(places, (_, i) => i + 0.5);
      const others = [...places.keys()];
      const expected = others.reduce((sum, other) => sum + weights[other] * metric.km(other, 0), 0);
      expect(metric.weightedKm(0, others, weights)).toBeCloseTo(expected, 6);
    }),
  );
});
