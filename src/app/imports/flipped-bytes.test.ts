import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { utils, write } from "@e965/xlsx";
import { topology } from "topojson-server";
import { expect, it } from "vitest";
import { gridUnits } from "../../../test/cli/grid-units.ts";
import type { Outcome, Problem } from "../../core/domain/problem.ts";
import { seededRandom } from "../../core/search/random.ts";
import { decodeText } from "../../files/decode-text.ts";
import { decodeTextStream } from "../../files/decode-text-stream.ts";
import { gunzipIfNeeded } from "../../files/gunzip-if-needed.ts";
import { parseShapefile } from "../../files/parse-shapefile.ts";
import { readTableBytes } from "../../files/read-table-bytes.ts";
import { codesDbf, squaresShp, zipFiles } from "../../files/testing-shapefile.ts";
import { readUnitFile } from "../layers/read-unit-file.ts";
import { type SourceFile, UnreadableFile } from "../ports.ts";
import { DEFAULT_OPTIONS } from "./default-options.ts";
import { openRows } from "./open-rows.ts";

/** Files of every format with bytes changed, lost or added, as disks and networks do: FLIPS=2000 makes so many of each. */
const FLIPS = Number(process.env.FLIPS ?? 60);
/** A workbook is read in a worker of its own. */
const WORKBOOK_FLIPS = Math.max(10, Math.round(FLIPS / 10));

/** Points in the sea make readers look whether longitude and latitude were exchanged. */
const LAND = readFileSync("node_modules/world-atlas/land-50m.json", "utf8");

const engine = {
  decoders: {
    text: async ({ file, bytes }: SourceFile) => {
      const unpacked = await gunzipIfNeeded(bytes, file);
      return unpacked.ok ? decodeText(unpacked.value, file) : unpacked;
    },
    table: ({ file, bytes }: SourceFile, options = {}) => readTableBytes(bytes, file, options),
    shapefile: ({ file, bytes }: SourceFile) => parseShapefile(bytes, file),
    textStream: decodeTextStream,
  },
  layers: { read: async () => JSON.parse(LAND), towns: async () => [] },
};

const CODES = new Set(readFileSync("docs/errors.md", "utf8").match(/\b[A-Z]{3}-\d{3}\b/g));

async function readRows(file: string, bytes: Uint8Array): Promise<readonly Problem[]> {
  async function* open() {
    yield bytes;
  }
  const source = { name: file, open, read: async () => ({ file, bytes, sha256: "" }) };
  try {
    const opened = await openRows({ engine } as never, source, DEFAULT_OPTIONS);
    if (!opened.ok) return opened.problems;
    for await (const batch of opened.value.batches()) expect(batch.length).toBeGreaterThan(0);
    return [];
  } catch (error) {
    if (error instanceof UnreadableFile) return [error.problem];
    throw error;
  }
}

async function readUnits(file: string, bytes: Uint8Array): Promise<readonly Problem[]> {
  const choice = {
    key: null,
    name: null,
    object: null,
    links: null,
    swapped: false,
    zeros: null,
    sheet: null,
    base: null,
  };
  const read: Outcome<unknown> = await readUnitFile(engine as never, { file, bytes, sha256: "" }, choice);
  return read.ok ? [] : read.problems;
}

const TABLE =
  'code,name,lon,lat,revenue\nA1,Satu,106.8,-6.2,10\nA2,"Dua, tiga",107.6,-6.9,20\nA3,Tiga,110.4,-7,1.5\n';
const POINTS = JSON.stringify({
  type: "FeatureCollection",
  features: [106.8, 107.6].map((lon, index) => ({
    type: "Feature",
    properties: { code: `A${index}`, name: "Toko" },
    geometry: { type: "Point", coordinates: [lon, -6.2] },
  })),
});
const UNITS = gridUnits(3, 3);

function workbook(): Uint8Array {
  const book = utils.book_new();
  const rows = TABLE.replace(", tiga", "")
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "A");
  return new Uint8Array(write(book, { type: "array", bookType: "xlsx", compression: true }));
}

const shapefile = (): Uint8Array =>
  zipFiles({ "units.shp": squaresShp(3), "units.dbf": codesDbf(["A", "B", "C"]) });

type Format = readonly [
  name: string,
  bytes: () => Uint8Array,
  read: (file: string, bytes: Uint8Array) => Promise<readonly Problem[]>,
  times: number,
];
const FORMATS: readonly Format[] = [
  ["rows.csv", () => Buffer.from(TABLE), readRows, FLIPS],
  ["wide.csv", () => Buffer.from(`\ufeff${TABLE}`, "utf16le"), readRows, FLIPS],
  ["rows.csv.gz", () => gzipSync(TABLE.repeat(50)), readRows, FLIPS],
  ["rows.xlsx", workbook, readRows, WORKBOOK_FLIPS],
  ["points.geojson", () => Buffer.from(POINTS), readRows, FLIPS],
  ["units.geojson", () => Buffer.from(UNITS), readUnits, FLIPS],
  [
    "units.topojson",
    () => Buffer.from(JSON.stringify(topology({ units: JSON.parse(UNITS) }))),
    readUnits,
    FLIPS,
  ],
  ["units.zip", shapefile, readUnits, FLIPS],
];

it.each(FORMATS)(
  "reads %s, or names what is wrong, whatever became of its bytes",
  async (file, make, read, times) => {
    const whole = make();
    expect(await read(file, whole)).toEqual([]);
    const random = seededRandom(1);
    let refused = 0;
    for (let time = 0; time < times; time++) {
      const problems = await read(file, damage(whole, random));
      if (problems.length > 0) refused++;
      for (const { code, cause, fix } of problems) {
        expect(CODES, `${file}, damaged ${time} times`).toContain(code);
        expect(Math.min(cause.length, fix.length)).toBeGreaterThan(0);
      }
    }
    expect(refused).toBeGreaterThan(0);
  },
);

/** Some bytes become others, and now and then the end is cut off or a part stands twice. */
function damage(whole: Uint8Array, random: ReturnType<typeof seededRandom>): Uint8Array {
  const bytes = new Uint8Array(whole);
  for (let flips = 1 + random.below(20); flips > 0; flips--)
    bytes[random.below(bytes.length)] = random.below(256);
  const at = random.below(bytes.length);
  const way = random.below(6);
  if (way === 0) return bytes.slice(0, at);
  return way === 1 ? new Uint8Array([...bytes.slice(0, at), ...bytes.slice(at >> 1)]) : bytes;
}
