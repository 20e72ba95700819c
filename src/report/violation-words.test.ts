import { describe, expect, test } from "vitest";
import { gridProblem, plainTerritory } from "../../test/design-problems.ts";
import { checkPlan } from "../core/evaluate/check-plan.ts";
import type { Violation } from "../core/evaluate/violation.ts";
import { sayViolationInIndonesian } from "./violation-words.ts";

const CODES = Array.from({ length: 18 }, (_, index) => `CHK-${101 + index}`);

/** A plan of a 6 × 2 grid that breaks every rule a finished plan can break. */
function breakEveryRule(): Violation[] {
  const values = Float64Array.from({ length: 12 }, (_, unit) => 1.25 + unit);
  const lockedTo = new Int32Array(12).fill(-1);
  lockedTo[0] = 1;
  lockedTo[1] = -2;
  const capacity = (minimum: number | null, maximum: number | null) => ({
    capacities: [{ measureKey: "omzet (juta)", minimum, maximum }],
  });
  const common = {
    territoryCodes: ["A", "B", "C"],
    measures: [{ key: "omzet (juta)", values, tolerance: 0.05, balanceWeight: 0 }],
    requiredPairs: [[0, 5]] as const,
    forbiddenPairs: [[0, 2]] as const,
    realignment: {
      current: new Int32Array(12).fill(1),
      movedWeight: new Float64Array(12).fill(1),
      movedWeightKey: "akun",
      price: 0,
      maximumMovedShare: 0.123,
    },
  };
  const rows = (labels: string) =>
    [...labels].map((label, unit) => ({
      unitCode: `u${unit}`,
      territoryCode: label === "." ? "" : label,
      row: unit + 2,
    }));
  const broken = gridProblem(6, 2, {
    ...common,
    lockedTo,
    territories: [
      plainTerritory("A", { centreUnit: 5, ...capacity(null, 2.5) }),
      plainTerritory("B", { locked: true, ...capacity(1000.5, null) }),
      plainTerritory("C"),
    ],
  });
  return checkPlan(broken, rows("AAABAB.BBBBB"));
}

describe("the rules that a plan breaks", () => {
  const violations = breakEveryRule();

  test("are each said in Indonesian, with every figure and code that the English names", () => {
    for (const violation of violations) {
      const said = sayViolationInIndonesian(violation);
      expect(said.isTranslated, `${violation.code}: ${violation.cause}`).toBe(true);
      const figures = (text: string) => text.replaceAll(",", ".").match(/"[^"]+"|[\d.]*\d/g) ?? [];
      expect(figures(said.cause), violation.cause).toEqual(figures(violation.cause));
      expect(said.cause).not.toMatch(/\b(territory|is|in|but|the|its|none)\b/);
    }
  });

  test("come in every kind but those of a file's rows", () => {
    const seen = new Set(violations.map(({ code }) => code));
    expect(CODES.filter((code) => !seen.has(code))).toEqual(["CHK-101", "CHK-102", "CHK-103", "CHK-104"]);
  });

  test("stay English, and are marked so, where their text is unknown", () => {
    const unknown = { code: "CHK-107", where: { file: "plan.csv" }, cause: "something new", fix: "look" };
    expect(sayViolationInIndonesian(unknown)).toEqual({
      cause: "something new",
      fix: "look",
      isTranslated: false,
    });
  });
});
