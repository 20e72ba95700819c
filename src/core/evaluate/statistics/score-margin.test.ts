import { expect, it } from "vitest";
import { promoterScore } from "./score-margin.ts";

it("half promoters and a sixth detractors of 324 answers: 33.3 ± 8.1 points, standard error 4.14", () => {
  const found = promoterScore(162, 54, 324);
  expect(found?.score).toBeCloseTo(33.3, 1);
  expect(found?.standardError).toBeCloseTo(4.14, 2);
  expect(found?.margin).toBeCloseTo(8.1, 1);
});

it("60, 20, 20 of 100 staff: +40 ± 15.7", () => {
  expect(promoterScore(60, 20, 100)?.score).toBeCloseTo(40, 10);
  expect(promoterScore(60, 20, 100)?.margin).toBeCloseTo(15.7, 1);
  expect(promoterScore(0, 0, 0)).toBeNull();
});
