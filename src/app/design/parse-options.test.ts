import { describe, expect, it } from "vitest";
import { readProblem } from "../../contract/read-problem.ts";
import type { OptionTexts } from "./option-texts.ts";
import { parseOptions } from "./parse-options.ts";

const specOf = (texts: OptionTexts) => {
  const outcome = parseOptions(texts);
  return outcome.ok ? outcome.value : outcome.problems.map(({ code, where }) => `${code} ${where.item}`);
};

describe("the options of a command line", () => {
  it("become the fields of a problem file", () => {
    expect(
      specOf({
        territories: "4-8",
        balance: ["workload:5%", "revenue"],
        weight: ["compactness=1", "travel=0.5"],
        contiguous: false,
        maxMoved: "10%",
        time: "2min",
        scope: "A, B,",
        unitsFrom: "h3:7",
        clipToLand: true,
        districts: "3",
        districtTolerance: "5%",
        snap: "500m",
      }),
    ).toEqual({
      territories: { minimum: 4, maximum: 8 },
      balance: [
        { measure: "workload", tolerance: 0.05, weight: 1 },
        { measure: "revenue", tolerance: null, weight: 1 },
      ],
      weights: { compactness: 1, travel: 0.5 },
      contiguous: false,
      maximumMovedShare: 0.1,
      timeSeconds: 120,
      scope: ["A", "B"],
      unitsFrom: { h3Resolution: 7, clipToLand: true },
      hierarchy: { districts: 3, tolerance: 0.05 },
      snapKm: 0.5,
    });
  });

  it("leave a field out that was not given, so that the problem file's value stays", () => {
    expect(specOf({})).toEqual({});
  });

  it("tell each that cannot be read, by its name", () => {
    expect(
      specOf({
        territories: "x",
        seed: "1.5",
        threads: "0",
        movePrice: "-1",
        objective: "round",
        clipToLand: true,
        unitsFrom: "h3:99",
      }),
    ).toEqual([
      "CLI-112 --clip-to-land",
      "CLI-113 --units-from h3:99",
      "CLI-124 --territories x",
      "CLI-111 --objective round",
      "CLI-110 --move-price -1",
      "CLI-109 --seed 1.5",
      "CLI-109 --threads 0",
    ]);
  });
});

describe("a tolerance", () => {
  const inProblemFile = (tolerance: unknown): number | null => {
    const outcome = readProblem(JSON.stringify({ balance: [{ measure: "a", tolerance }] }), "problem.json");
    return outcome.ok ? (outcome.value.balance?.[0].tolerance ?? null) : null;
  };
  const onCommandLine = (text: string): number | null => {
    const outcome = parseOptions({ balance: [`a:${text}`] });
    return outcome.ok ? (outcome.value.balance?.[0].tolerance ?? null) : null;
  };

  it.each(["0%", "5%", "0,5 %", "2.75%", ".5%", "99.9%", "100%", "100.0 %", "005%"])(
    "of %s is the same on the command line and in a problem file",
    (text) => {
      expect(onCommandLine(text)).not.toBeNull();
      expect(inProblemFile(text)).toBe(onCommandLine(text));
    },
  );

  it.each(["101%", "100.1%", "500 %", "-5%", "five%", "%"])("of %s is refused by both", (text) => {
    expect([onCommandLine(text), inProblemFile(text)]).toEqual([null, null]);
  });

  it("as a bare number ends at 1 in both", () => {
    expect([onCommandLine("1"), inProblemFile(1)]).toEqual([1, 1]);
    expect([onCommandLine("5"), inProblemFile(5)]).toEqual([null, null]);
    expect([onCommandLine("1.01"), inProblemFile(1.01)]).toEqual([null, null]);
  });
});
