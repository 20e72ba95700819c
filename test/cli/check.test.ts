import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { FOLDER, UNITS } from "./design-grid.ts";
import { gridAlignment } from "./grid-units.ts";
import { runWilayah, save } from "./run-wilayah.ts";

/** Four quarters of the 6 × 6 grid: A B over C D, 9 units each. */
const quarter = (row: number, column: number): string => (row < 3 ? "AB" : "CD")[column < 3 ? 0 : 1];
const QUARTERS = gridAlignment(6, 6, quarter);
const current = save(FOLDER, "quarters.csv", QUARTERS);

/** Quarters with single units elsewhere. */
const withMoves = (moves: Readonly<Record<string, string>>): string =>
  QUARTERS.replace(
    /^(r\dc\d),(\w)$/gm,
    (_, unit: string, territory: string) => `${unit},${moves[unit] ?? territory}`,
  );

async function check(alignment: string, options: string, name: string) {
  const file = save(FOLDER, `${name}.csv`, alignment);
  const result = await runWilayah([
    ..."check".split(" "),
    UNITS,
    file,
    ...`--key code ${options} --json`.split(" "),
  ]);
  const report = JSON.parse(result.out) as {
    violations?: { rule: string; units?: string[]; where: { row?: number } }[];
  };
  return { exitCode: result.exitCode, violations: report.violations ?? [], err: result.err };
}

const FAULTS: readonly (readonly [rule: string, alignment: string, options: string])[] = [
  ["missing-unit", QUARTERS.replace("r2c2,A\n", ""), "--balance workload:20%"],
  ["unit-twice", `${QUARTERS}r0c0,B\n`, "--balance workload:20%"],
  ["unknown-unit", `${QUARTERS}r9c9,A\n`, "--balance workload:20%"],
  ["unknown-territory", withMoves({ r0c0: "Z" }), "--balance workload:20% --territories 4"],
  ["empty-territory", QUARTERS, "--balance workload:20% --territories 5"],
  ["contiguity", withMoves({ r5c5: "A" }), "--balance workload:20%"],
  ["band-low", withMoves({ r2c0: "C", r2c1: "C", r2c2: "C" }), "--balance workload:20%"],
  ["band-high", withMoves({ r2c0: "C", r2c1: "C", r2c2: "C" }), "--balance workload:20%"],
  ["unit-lock", withMoves({ r2c2: "C" }), `--balance workload:20% --current ${current} --protect r2c2`],
  ["territory-lock", withMoves({ r2c2: "B" }), `--balance workload:20% --current ${current} --scope C,D`],
  [
    "moved-share",
    withMoves({ r2c2: "C", r3c3: "B" }),
    `--balance workload:20% --current ${current} --max-moved 5%`,
  ],
  ["uncovered-unit", withMoves({ r0c0: "" }), "--balance workload:20%"],
  ["white-space", QUARTERS, "--balance workload:20% --white-space r0c0"],
];

describe("an alignment with a planted fault", () => {
  it.each(FAULTS)("%s: is named, with exit code 1", async (rule, alignment, options) => {
    const { exitCode, violations } = await check(alignment, options, rule);
    expect(violations.map((violation) => violation.rule)).toContain(rule);
    expect(exitCode).toBe(1);
  });

  it("a result folder serves as the current plan, whatever its name", async () => {
    const folder = join(FOLDER, "plan.v1");
    mkdirSync(folder);
    save(folder, "alignment.csv", QUARTERS);
    const moved = withMoves({ r2c2: "C", r3c3: "B" });
    const { violations } = await check(
      moved,
      `--balance workload:20% --current ${folder} --max-moved 5%`,
      "v1",
    );
    expect(violations.map((violation) => violation.rule)).toEqual(["moved-share"]);
  });

  it("required and forbidden pairs: are named", async () => {
    const pairs = save(FOLDER, "check-pairs.csv", "a,b,kind\nr0c0,r0c1,forbidden\nr0c0,r5c5,required\n");
    const { violations } = await check(QUARTERS, `--balance workload:20% --pairs ${pairs}`, "pairs");
    expect(violations.map((violation) => violation.rule).sort()).toEqual(["forbidden-pair", "required-pair"]);
  });

  it("fixed centres and capacities: are named", async () => {
    const centres = save(
      FOLDER,
      "check-centres.csv",
      "territory_code,unit_code,maximum_workload\nA,r5c5,50\n",
    );
    const { violations } = await check(QUARTERS, `--balance workload:20% --centres ${centres}`, "centres");
    expect(violations.map((violation) => violation.rule).sort()).toEqual(["capacity-high", "fixed-centre"]);
  });

  it("several at once: all are named, with the row where it has one", async () => {
    const { violations } = await check(
      `${withMoves({ r5c5: "A" })}r9c9,A\nr0c0,B\n`,
      "--balance workload:20%",
      "several",
    );
    const rules = violations.map((violation) => violation.rule);
    expect(rules).toEqual(expect.arrayContaining(["contiguity", "unknown-unit", "unit-twice"]));
    expect(violations.find((violation) => violation.rule === "unknown-unit")?.where.row).toBe(38);
  });
});

describe("an alignment without fault", () => {
  it("is valid, in either order of columns and without any band", async () => {
    const swapped = QUARTERS.replace(/^(\w+),(\w+)$/gm, "$2,$1");
    expect(await check(swapped, "--balance workload:0%", "swapped")).toMatchObject({
      exitCode: 0,
      violations: [],
      err: "",
    });
    expect(await check(QUARTERS, "--no-contiguous", "bare")).toMatchObject({ exitCode: 0, violations: [] });
  });
});

describe("why here?", () => {
  let out = "";
  beforeAll(async () => {
    const settings = ["--key", "code", "--balance", "workload:5%"];
    ({ out } = await runWilayah(["explain", UNITS, current, ...settings, "--unit", "r2c1", "--json"]));
  });

  it("names each neighbouring territory, the change and what forbids the move", () => {
    const report = JSON.parse(out);
    expect(report).toMatchObject({ unit: "r2c1", territory: "A", objective: { key: "inertia" } });
    const toC = report.options.find((option: { territory: string }) => option.territory === "C");
    expect(toC.objectiveChange).toBeGreaterThan(0);
    expect(toC).toMatchObject({ allowed: false });
    expect(toC.forbiddenBy.map((block: { rule: string }) => block.rule)).toContain("band");
  });

  it("suggests the nearest code for a unit that does not exist", async () => {
    const { exitCode, err } = await runWilayah([
      "explain",
      UNITS,
      current,
      "--key",
      "code",
      "--unit",
      "r2c11",
    ]);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/CLI-164 .*\n {2}fix: did you mean r2c/);
  });

  it("reads as text", async () => {
    const { out: text } = await runWilayah(["explain", UNITS, current, "--key", "code", "--unit", "r2c1"]);
    expect(text).toMatch(/^r2c1 Unit 2\/1 is in A: why here\?\n {2}to C: changes the objective by /);
  });

  it("tells each rule in the reader's language and numbers", async () => {
    const settings = ["--key", "code", "--balance", "workload:5%", "--unit", "r2c1", "--lang"];
    const [english, indonesian] = await Promise.all(
      ["en", "id"].map((lang) => runWilayah(["explain", UNITS, current, ...settings, lang])),
    );
    expect(english.out).toContain(
      "forbidden: A would hold 80 workload, below its band's limit of 85.5; C would hold 100 workload, above its band's limit of 94.5",
    );
    expect(indonesian.out).toContain(
      "dilarang: A akan memuat 80 workload, kurang dari batas toleransinya 85,5; C akan memuat 100 workload, melebihi batas toleransinya 94,5",
    );
  });
});

describe("comparing two alignments", () => {
  it("tells what moved, by any measure", async () => {
    const after = save(FOLDER, "after.csv", withMoves({ r2c5: "D" }));
    const { out } = await runWilayah([
      "compare",
      current,
      after,
      "--units",
      UNITS,
      "--key",
      "code",
      "--balance",
      "revenue",
      "--json",
    ]);
    expect(JSON.parse(out)).toMatchObject({
      status: "different",
      movedUnits: 1,
      moved: [{ measure: "revenue", value: 6, share: 6 / 126 }],
      moves: [{ unit: "r2c5", from: "B", to: "D" }],
    });
  });

  it("expands zip ranges against the units of the other plan", async () => {
    const ranges = save(FOLDER, "ranges.csv", "from,to,territory\nr0c0,r2c5,North\nr3c0,r5c5,South\n");
    const halves = save(
      FOLDER,
      "halves.csv",
      gridAlignment(6, 6, (row) => (row < 3 ? "North" : "South")),
    );
    for (const pair of [
      [ranges, halves],
      [halves, ranges],
    ])
      expect((await runWilayah(["compare", ...pair])).out).toBe("the two plans are the same\n");
  });

  it("asks for the units where both plans give ranges only", async () => {
    const ranges = save(FOLDER, "only-ranges.csv", "from,to,territory\nr0c0,r5c5,All\n");
    const { exitCode, err } = await runWilayah(["compare", ranges, ranges]);
    expect([exitCode, err.slice(0, 7)]).toEqual([2, "IMP-269"]);
    const { out } = await runWilayah(["compare", ranges, ranges, "--units", UNITS, "--key", "code"]);
    expect(out).toBe("the two plans are the same\n");
  });

  it("takes a renamed territory for the same one", async () => {
    const renamed = save(FOLDER, "renamed.csv", QUARTERS.replaceAll(",A\n", ",NW\n"));
    const { out } = await runWilayah(["compare", current, renamed, "--json"]);
    expect(JSON.parse(out)).toMatchObject({ movedUnits: 0, renamed: [{ from: "A", to: "NW" }], moves: [] });
  });

  it("says so when nothing differs", async () => {
    const { out } = await runWilayah(["compare", current, current]);
    expect(out).toBe("the two plans are the same\n");
  });
});
