import { describe, expect, it } from "vitest";
import { problemJsonSchema, readProblem } from "./read-problem.ts";

const problemsOf = (json: unknown) => {
  const outcome = readProblem(JSON.stringify(json), "problem.json");
  return outcome.ok ? [] : outcome.problems;
};

describe("reading a problem file", () => {
  it("turns percentages into fractions and fills in defaults", () => {
    const outcome = readProblem(
      '{"balance":[{"measure":"workload","tolerance":"5%"}],"maximumMovedShare":"10 %"}',
      "p.json",
    );
    expect(outcome).toMatchObject({
      ok: true,
      value: { balance: [{ measure: "workload", tolerance: 0.05, weight: 1 }], maximumMovedShare: 0.1 },
    });
  });

  it("reads a file with a byte order mark", () => {
    expect(readProblem('\uFEFF{"seed":1}', "p.json").ok).toBe(true);
  });

  it("names a text that is not JSON", () => {
    const outcome = readProblem("{ seed: 1", "p.json");
    expect(outcome).toMatchObject({ ok: false, problems: [{ code: "CLI-140", where: { file: "p.json" } }] });
  });

  it("suggests the nearest field for a misspelt one, at any depth", () => {
    expect(problemsOf({ teritories: 3 })).toMatchObject([
      { code: "CLI-142", fix: 'did you mean "territories"?' },
    ]);
    expect(problemsOf({ balance: [{ measure: "a", tolerence: 0.1 }] })).toMatchObject([
      { code: "CLI-142", where: { item: "balance[0].tolerence" }, fix: 'did you mean "tolerance"?' },
    ]);
    expect(problemsOf({ weights: { compactnes: 1 } })).toMatchObject([
      { fix: 'did you mean "compactness"?' },
    ]);
  });

  it("reports every mistake at once, each with its path", () => {
    const items = problemsOf({
      territories: [{ code: "" }],
      balance: [{ tolerance: "5 procent" }],
      objective: "roundness",
      links: true,
    }).map((problem) => problem.where.item);
    expect(items).toEqual(
      expect.arrayContaining([
        "territories[0].code",
        "balance[0].measure",
        "balance[0].tolerance",
        "objective",
        "links",
      ]),
    );
  });

  it("tells the choices where a value fits no branch of a union", () => {
    expect(problemsOf({ territories: "many" })[0].cause).toMatch(/number.*or.*object.*or.*array/);
  });

  it("refuses a JSON value that is not an object", () => {
    expect(problemsOf([1, 2])).toMatchObject([{ code: "CLI-141" }]);
  });
});

describe("the schema of the problem file", () => {
  it("describes each field and refuses others", () => {
    const schema = problemJsonSchema();
    expect(schema.additionalProperties).toBe(false);
    expect(Object.keys(Object(schema.properties))).toEqual(
      expect.arrayContaining(["territories", "balance", "objective", "current", "hierarchy", "dissolve"]),
    );
  });
});
