import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Problem } from "../../src/core/domain/problem.ts";
import { sayWarningInIndonesian, TRANSLATED_CODES } from "../../src/report/warning-words.ts";
import { gridUnits } from "./grid-units.ts";
import { runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

const FOLDER = temporaryFolder();
const code = (row: number, column: number) => String(4 * row + column + 1).padStart(2, "0");

interface Feature {
  readonly type: "Feature";
  readonly properties: Record<string, unknown>;
  geometry: unknown;
}

/** A 4 × 4 grid with codes 01 to 16 and, after it, units whose shapes are wrong in ways that can be lived with. */
function untidyUnits(): string {
  const { features } = JSON.parse(gridUnits(4, 4, (row, column) => ({ code: code(row, column) }))) as {
    features: Feature[];
  };
  const square = (west: number, south: number) => [
    [west, south],
    [west + 0.1, south],
    [west + 0.1, south + 0.1],
    [west, south + 0.1],
    [west, south],
  ];
  const unit = (name: unknown, geometry: unknown, more: Record<string, unknown> = {}): Feature => ({
    type: "Feature",
    properties: { code: name, name: String(name), workload: 10, revenue: 1, ...more },
    geometry,
  });
  features[0].properties.lat = 30;
  features[0].properties.lon = 30;
  features.push(
    unit("17", null, { lat: 0.5, lon: 0.5 }),
    unit("18", { type: "Polygon", coordinates: [square(0.4, -0.1), square(3, 3)] }),
    unit(19.5, { type: "Polygon", coordinates: [square(0.4, -0.2)] }),
    unit("20", {
      type: "GeometryCollection",
      geometries: [
        { type: "Polygon", coordinates: [square(0.4, -0.3)] },
        { type: "Point", coordinates: [0.45, -0.25] },
      ],
    }),
    unit("21", {
      type: "Polygon",
      coordinates: [
        [
          [0.4, -0.4],
          [0.5, -0.4],
          [0.4, -0.4],
          [0.4, -0.4],
        ],
      ],
    }),
    unit("22", {
      type: "Polygon",
      coordinates: [
        [
          [0.5, -0.1],
          [0.6, -0.1],
          [0.6, 0],
          [0.54, 0.0001],
          [0.56, 0.0002],
          [0.55, -0.0001],
          [0.5, 0],
          [0.5, -0.1],
        ],
      ],
    }),
  );
  return JSON.stringify({ type: "FeatureCollection", features });
}

const units = save(FOLDER, "untidy.geojson", untidyUnits());
const plan = save(FOLDER, "plan.csv", "unit,territory\n01,A\n");
const BASE = `--key code --balance workload:100% --no-contiguous --json`;

const grid = (line: (code: string, index: number) => string) =>
  Array.from({ length: 16 }, (_, index) => line(code(Math.floor(index / 4), index % 4), index)).join("");

/** One run each: options and the files they name. */
const RUNS: readonly (readonly [options: string, files: Readonly<Record<string, string | Uint8Array>>])[] = [
  [
    "--attributes a.csv --filter revenue!=77 --links l.csv",
    {
      "a.csv": Buffer.from(
        `code,revenue,kota\n${grid((unit, index) => `${Number(unit)},${index === 5 ? 99 : 1 + (index % 4)},x\n`)}99,1,Mélange\n`,
        "latin1",
      ),
      "l.csv": "a,b\n17,zz\n17,16\n",
    },
  ],
  [
    "--attributes e.csv --balance kosong:100%",
    { "e.csv": `code,kosong\n${grid((unit) => `${unit},${unit === "03" ? "" : 1}\n`)}` },
  ],
  ["--attributes s.csv", { "s.csv": `code;ribu;koma\n${grid((unit) => `${unit};1.234;x\n`)}` }],
  ["--attributes d.csv", { "d.csv": `code;a;b\n${grid((unit) => `${unit};1,5;2.75\n`)}` }],
  ["--barriers b.csv", { "b.csv": "a,b,price\n01,16,\n" }],
  [
    "--current c.csv",
    { "c.csv": `unit,territory\n${grid((unit, index) => `${unit},T${1 + (index % 3)}\n`)}01,T1\nzz,T1\n` },
  ],
  ["--current r.csv", { "r.csv": "from,to,territory\n01,08,A\n09,16,B\n50,60,B\n" }],
  [
    "--filter code!=16 --accounts o.csv",
    {
      "o.csv":
        "id,lat,lon,unit,omzet\nA,-0.05,0.05,01,1\nB,-0.05,0.05,02,\nC,0.03,0.05,,1\nD,-0.35,0.35,,1\nE,,,,1\nF,-0.05,0.15,02,2\n",
    },
  ],
];

describe("the warnings of untidy input", () => {
  const seen: Problem[] = [];
  beforeAll(async () => {
    for (const [options, files] of RUNS) {
      let line = options;
      for (const [name, content] of Object.entries(files))
        line = line.replace(name, save(FOLDER, name, content));
      const { out, err } = await runWilayah(["check", units, plan, ...`${BASE} ${line}`.split(" ")]);
      expect(JSON.parse(out), err).toMatchObject({ violations: expect.anything() });
      seen.push(...(JSON.parse(out) as { warnings: Problem[] }).warnings);
    }
  });

  it("are each said in Indonesian, with every code and number that the English names", () => {
    expect(seen.length).toBeGreaterThan(0);
    for (const warning of seen) {
      const said = sayWarningInIndonesian(warning);
      expect(said.isTranslated, `${warning.code}: ${warning.cause}`).toBe(true);
      const figures = (text: string) => text.replaceAll(",", ".").match(/\d+/g) ?? [];
      expect(figures(said.cause), warning.cause).toEqual(figures(warning.cause));
    }
  });

  it("are told only of the units that the filters keep", async () => {
    const codesWith = async (...filter: string[]) => {
      const args = ["check", units, plan, ...BASE.split(" "), ...filter];
      const { warnings } = JSON.parse((await runWilayah(args)).out) as { warnings: Problem[] };
      return warnings.map((warning) => warning.code);
    };
    expect(await codesWith()).toEqual(expect.arrayContaining(["IMP-108", "IMP-127"]));
    const kept = await codesWith("--filter", "code!=21");
    expect(kept).toContain("IMP-108");
    expect(kept).not.toContain("IMP-127");
  });

  it("come in all kinds but those that need a longer story", () => {
    const codes = new Set(seen.map((warning) => warning.code));
    expect(TRANSLATED_CODES.filter((warning) => !codes.has(warning))).toEqual(
      // links and barriers inside a graph file, filtered accounts, names without codes, a realignment and a trade-off
      "IMP-131 IMP-132 IMP-133 IMP-135 IMP-254 CLI-165 CLI-175 DES-192".split(" "),
    );
    const failed = { code: "DES-192", where: { file: "options" }, fix: "search longer" };
    const cause = 'there is no alternative "less travel": none was found';
    expect(sayWarningInIndonesian({ ...failed, cause })).toMatchObject({
      cause: 'tidak ada alternatif "perjalanan lebih sedikit": tidak ditemukan',
      isTranslated: true,
    });
  });

  it("have Indonesian words for every code that the list of errors calls a warning and a report can show", () => {
    // of the server and its store, of evaluations, exports and imports: none concerns the report of a design
    const ofOthers = /^(SET-102|(EVA|EXP|STO)-\d+|IMP-(284|3\d\d))$/;
    const listed = readFileSync("docs/errors.md", "utf8").matchAll(/^\| ([A-Z]+-\d+) \| [^|]*\bwarning\b/gim);
    const ofReports = [...listed].map(([, warning]) => warning).filter((warning) => !ofOthers.test(warning));
    expect(ofReports.length).toBeGreaterThan(10);
    expect(ofReports.filter((warning) => !TRANSLATED_CODES.includes(warning))).toEqual([]);
  });
});
