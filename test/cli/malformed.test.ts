import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { gridAlignment, gridUnits } from "./grid-units.ts";
import { runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

const FOLDER = temporaryFolder();
const at = (name: string, content: string | Uint8Array) => save(FOLDER, name, content);
const UNITS = at("units.geojson", gridUnits(4, 4));
const GRAPH = (units: unknown, edges: unknown = []) =>
  JSON.stringify({ units, edges_from_to_shared_perimeter: edges });
const GOOD = ["--key", "code", "--balance", "workload:5%", "--territories", "2"];
const feature = (properties: unknown, geometry: unknown) =>
  JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties, geometry }] });

mkdirSync(join(FOLDER, "a-folder"));

/** What is wrong, the arguments after `design`, and a word the cause or place must hold. */
const CASES: readonly (readonly [what: string, args: readonly string[], says: RegExp])[] = [
  ["a units file that is not there", [join(FOLDER, "missing.json"), ...GOOD], /missing\.json/],
  ["a folder instead of a file", [join(FOLDER, "a-folder"), ...GOOD], /a-folder/],
  ["an empty units file", [at("empty.json", ""), ...GOOD], /empty/],
  [
    "JSON that is cut off",
    [at("cut.json", '{"type": "FeatureCollection", "features": ['), ...GOOD],
    /not JSON/,
  ],
  ["JSON of another kind", [at("other.json", '{"hello": 1}'), ...GOOD], /unit formats/],
  ["a binary file", [at("binary.json", new Uint8Array([1, 0, 2, 0, 0, 0, 3])), ...GOOD], /NUL/],
  ["a damaged gzip", [at("cut.json.gz", gzipSync(gridUnits(3, 3)).subarray(0, 60)), ...GOOD], /gzip/],
  [
    "a zip without a shapefile",
    [at("notes.zip", new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3, 4])), ...GOOD],
    /zip/,
  ],
  ["a table given as units", [at("table.csv", "code,workload\na,1\n"), ...GOOD], /holds no shapes/],
  [
    "a collection without features",
    [at("none.json", '{"type":"FeatureCollection","features":[]}'), ...GOOD],
    /feature/,
  ],
  [
    "a key column that is not there",
    [UNITS, "--key", "kode", "--balance", "workload:5%", "--territories", "2"],
    /kode/,
  ],
  [
    "two units with one code",
    [
      at(
        "twice.json",
        gridUnits(2, 2, () => ({ code: "same" })),
      ),
      ...GOOD,
    ],
    /same/,
  ],
  [
    "a unit without code",
    [
      at(
        "nocode.json",
        gridUnits(2, 2, (row) => (row ? {} : { code: "" })),
      ),
      ...GOOD,
    ],
    /code/,
  ],
  [
    "coordinates that are text",
    [at("text.json", feature({ code: "a" }, { type: "Polygon", coordinates: [[["x", "y"]]] })), ...GOOD],
    /text\.json/,
  ],
  [
    "coordinates off the globe",
    [
      at(
        "off.json",
        feature(
          { code: "a", workload: 1 },
          {
            type: "Polygon",
            coordinates: [
              [
                [0, 0],
                [500, 0],
                [500, 95],
                [0, 0],
              ],
            ],
          },
        ),
      ),
      ...GOOD,
    ],
    /off\.json/,
  ],
  [
    "a graph whose edge points nowhere",
    [
      at(
        "edge.json",
        GRAPH(
          [
            { code: "a", lon: 1, lat: 1 },
            { code: "b", lon: 2, lat: 1 },
          ],
          [[0, 7, 1]],
        ),
      ),
      ...GOOD,
    ],
    /edge\.json/,
  ],
  [
    "a graph unit without position",
    [
      at(
        "nolon.json",
        GRAPH(
          [
            { code: "a", lat: 1 },
            { code: "b", lon: 2, lat: 1 },
          ],
          [[0, 1, 1]],
        ),
      ),
      ...GOOD,
    ],
    /nolon\.json/,
  ],
  [
    "an isolated unit",
    [
      at(
        "apart.json",
        GRAPH(
          ["a", "b", "c"].map((code, lon) => ({ code, lon, lat: 1, workload: 1 })),
          [[0, 1, 1]],
        ),
      ),
      ...GOOD,
    ],
    /borders no other/,
  ],
  [
    "an attribute file that is not there",
    [UNITS, ...GOOD, "--attributes", join(FOLDER, "no.csv")],
    /no\.csv/,
  ],
  [
    "an attribute file without the key",
    [UNITS, ...GOOD, "--attributes", at("nokey.csv", "id,x\nr0c0,1\n")],
    /code/,
  ],
  [
    "attributes that match no unit",
    [UNITS, ...GOOD, "--attributes", at("alien.csv", "code,x\nzz,1\n")],
    /no row matches/,
  ],
  [
    "attributes with a unit twice",
    [UNITS, ...GOOD, "--attributes", at("double.csv", "code,x\nr0c0,1\nr0c0,2\n")],
    /r0c0/,
  ],
  [
    "a row with too many cells",
    [UNITS, ...GOOD, "--attributes", at("ragged.csv", "code,x\nr0c0,1\nr0c1,1,2,3\n")],
    /ragged\.csv/,
  ],
  [
    "two columns of one name",
    [UNITS, ...GOOD, "--attributes", at("samecol.csv", "code,x,x\nr0c0,1,2\n")],
    /x/,
  ],
  [
    "a measure that is not there",
    [UNITS, "--key", "code", "--balance", "work:5%", "--territories", "2"],
    /"work"/,
  ],
  [
    "a measure that is text",
    [UNITS, "--key", "code", "--balance", "name:5%", "--territories", "2"],
    /number/,
  ],
  [
    "a negative measure",
    [
      at(
        "negative.json",
        gridUnits(2, 2, () => ({ workload: -1 })),
      ),
      ...GOOD,
    ],
    /negative/,
  ],
  [
    "a measure that is zero everywhere",
    [
      at(
        "zero.json",
        gridUnits(2, 2, () => ({ workload: 0 })),
      ),
      ...GOOD,
    ],
    /0/,
  ],
  ["a filter that is none", [UNITS, ...GOOD, "--filter", "code"], /filter/],
  ["a filter on a missing column", [UNITS, ...GOOD, "--filter", "state=1"], /state/],
  ["a filter that keeps nothing", [UNITS, ...GOOD, "--filter", "code=zz"], /none passes/],
  [
    "accounts without coordinates or unit",
    [UNITS, ...GOOD, "--accounts", at("flat.csv", "id,sales\nA,1\n")],
    /flat\.csv/,
  ],
  [
    "two accounts with one id",
    [UNITS, ...GOOD, "--accounts", at("twins.csv", "id,lat,lon\nA,-0.05,0.05\nA,-0.15,0.05\n")],
    /"?A"?/,
  ],
  [
    "an account far from every unit",
    [UNITS, ...GOOD, "--accounts", at("far.csv", "id,lat,lon\nA,50,50\n")],
    /far\.csv/,
  ],
  [
    "a latitude of 123",
    [UNITS, ...GOOD, "--accounts", at("lat.csv", "id,lat,lon\nA,123,0.05\n")],
    /latitude/,
  ],
  [
    "a current plan with a unit in two territories",
    [UNITS, ...GOOD, "--current", at("both.csv", "unit,territory\nr0c0,A\nr0c0,B\n")],
    /r0c0/,
  ],
  [
    "a current plan of unknown units",
    [UNITS, ...GOOD, "--current", at("unknown.csv", "unit,territory\nzz,A\n")],
    /unknown\.csv/,
  ],
  ["a cap on moves without a current plan", [UNITS, ...GOOD, "--max-moved", "10%"], /--current|in force/],
  [
    "a lock on an unknown unit",
    [UNITS, ...GOOD, "--lock", at("lock.csv", "unit_code,territory_code\nzz,T01\n")],
    /zz/,
  ],
  [
    "a lock to an unknown territory",
    [UNITS, ...GOOD, "--lock", at("lockt.csv", "unit_code,territory_code\nr0c0,T99\n")],
    /T99/,
  ],
  [
    "a pair of a unit with itself",
    [UNITS, ...GOOD, "--pairs", at("self.csv", "a,b,kind\nr0c0,r0c0,forbidden\n")],
    /r0c0/,
  ],
  [
    "a pair of an unknown kind",
    [UNITS, ...GOOD, "--pairs", at("kind.csv", "a,b,kind\nr0c0,r0c1,maybe\n")],
    /maybe/,
  ],
  [
    "a scope of an unknown territory",
    [
      UNITS,
      ...GOOD,
      "--current",
      at(
        "cur.csv",
        gridAlignment(4, 4, (_, column) => (column < 2 ? "A" : "B")),
      ),
      "--scope",
      "C",
    ],
    /"C"/,
  ],
  ["white space that is no unit", [UNITS, ...GOOD, "--white-space", "zz"], /zz/],
  ["a links file that is not there", [UNITS, ...GOOD, "--links", join(FOLDER, "sea.csv")], /sea\.csv/],
  [
    "more territories than units",
    [UNITS, "--key", "code", "--balance", "workload:5%", "--territories", "17"],
    /17/,
  ],
  ["no territories", [UNITS, "--key", "code", "--balance", "workload:5%"], /territories/],
  ["nothing to balance", [UNITS, "--key", "code", "--territories", "2"], /balance/],
  [
    "a tolerance without per cent",
    [UNITS, "--key", "code", "--balance", "workload:5", "--territories", "2"],
    /5/,
  ],
  [
    "a range that runs backwards",
    [UNITS, "--key", "code", "--balance", "workload:5%", "--territories", "8-4"],
    /8-4/,
  ],
  ["an objective that is none", [UNITS, ...GOOD, "--objective", "inertai"], /inertai/],
  ["a weight of an unknown term", [UNITS, ...GOOD, "--weight", "beauty=1"], /beauty/],
  ["a time that is none", [UNITS, ...GOOD, "--time", "soon"], /soon/],
  ["a seed that is no number", [UNITS, ...GOOD, "--seed", "abc"], /abc/],
  ["both a time and iterations", [UNITS, ...GOOD, "--time", "1s", "--iterations", "10"], /both/],
  ["a problem file that is not JSON", [UNITS, ...GOOD, "--problem", at("p1.json", "{seed:1}")], /not JSON/],
  [
    "a problem file with an unknown field",
    [UNITS, ...GOOD, "--problem", at("p2.json", '{"teritories": 3}')],
    /teritories/,
  ],
  [
    "a problem file with a wrong type",
    [UNITS, ...GOOD, "--problem", at("p3.json", '{"balance": 5}')],
    /balance/,
  ],
  ["an unknown option", [UNITS, ...GOOD, "--teritories", "3"], /--teritories/],
  ["a second units file", [UNITS, UNITS, ...GOOD], /too many arguments/],
  [
    "ways to search that exclude each other",
    [UNITS, ...GOOD, ..."--territories 2-4 --districts 2 --pareto 3".split(" ")],
    /a range of territories and --districts and --pareto/,
  ],
];

describe("a malformed input", () => {
  it.each(CASES)("%s: is named with place, cause and fix, and writes nothing", async (_, args, says) => {
    const out = join(FOLDER, "never-written");
    const result = await runWilayah(["design", ...args, "--out", out]);
    expect(result.exitCode).toBe(2);
    expect(result.out).toBe("");
    const problems = result.err.split("\n").filter((line) => /^[A-Z]{3}-\d{3} /.test(line));
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join("\n")).toMatch(says);
    for (const line of problems) expect(line).toMatch(/^(IMP|CLI)-\d{3} [^:]+.*: .+/);
    expect(result.err.split("\n").filter((line) => line.startsWith("  fix: "))).not.toHaveLength(0);
    expect(result.err).not.toMatch(/BUG-000|\n\s+at /);
    expect(existsSync(out)).toBe(false);
  });

  it("names an option without its value", async () => {
    const { err, exitCode } = await runWilayah(["design", UNITS, ...GOOD, "--key"]);
    expect([exitCode, err.split("\n")[0]]).toEqual([
      2,
      "CLI-105 options: option '--key <column>' argument missing",
    ]);
  });

  it("is told together with all others", async () => {
    const { err } = await runWilayah([
      "design",
      UNITS,
      "--balance",
      "x:5",
      "--territories",
      "0",
      "--objective",
      "o",
      "--seed",
      "s",
      "--time",
      "t",
      "--filter",
      "f",
    ]);
    for (const option of ["--balance", "--territories", "--objective", "--seed", "--time", "f"])
      expect(err).toContain(option);
  });

  it("names all missing files together", async () => {
    const { err } = await runWilayah([
      "design",
      "a.json",
      ...GOOD,
      "--attributes",
      "b.csv",
      "--accounts",
      "c.csv",
      "--links",
      "d.csv",
      "--current",
      "e.csv",
    ]);
    for (const file of ["a.json", "b.csv", "c.csv", "d.csv", "e.csv"])
      expect(err).toContain(`IMP-201 ${file}:`);
  });
});
