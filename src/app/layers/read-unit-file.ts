import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import type { UnitLayer } from "../../core/domain/unit-layer.ts";
import { createUnitLocator } from "../../core/geo/unit-locator.ts";
import {
  codeColumn,
  decodePointUnits,
  hasPositions,
  readUnitRows,
  type UnitRows,
} from "../../core/import/decode-table-units.ts";
import { decodeTopoJsonUnits } from "../../core/import/decode-topojson-units.ts";
import type { DecodedUnits } from "../../core/import/decoded-units.ts";
import { fillUpZeros, lostZerosHint } from "../../core/import/lost-zeros.ts";
import { landShares, swapPositions } from "../../core/import/swap-positions.ts";
import type { Table } from "../../core/import/table.ts";
import { createProblemCollector } from "../collect-problems.ts";
import { createInputReader, type InputReader } from "../design/input-reader.ts";
import { loadLayer } from "../design/load-layer.ts";
import { loadUnits } from "../design/load-units.ts";
import { prepareUnits } from "../design/prepare-units.ts";
import type { SourceFile, TableOptions, World } from "../ports.ts";

/** How a file of units is read; null: as found. */
export interface UnitFileChoice {
  /** Property or column with the units' codes. */
  readonly key: string | null;
  readonly name: string | null;
  /** Object of a TopoJSON file, or shapefile in a zip. */
  readonly object: string | null;
  /** Distance over which isolated parts are linked: "50km". */
  readonly links: string | null;
  /** Longitude and latitude stand in each other's place. */
  readonly swapped: boolean;
  /** Digits that codes of a table are filled up to with leading zeros. */
  readonly zeros: number | null;
  /** Bundled layer whose units the codes of a table are. */
  readonly base: "us-county" | null;
  /** Worksheet of a workbook; null: the first. */
  readonly sheet: string | null;
}

/** What a file of units holds: a geography, or columns for units that are known already. */
export type UnitFile =
  | { readonly kind: "geography"; readonly layer: UnitLayer }
  | { readonly kind: "columns"; readonly rows: UnitRows };

type UnitWorld = Pick<World, "decoders" | "layers">;

/**
 * Reads units by the readers of a design: shapes (GeoJSON, TopoJSON, a zipped shapefile), points (CSV, XLSX, GeoJSON
 * points), or codes with columns. Isolated parts are warnings. Problems: those of the readers, IMP-350 (swapped).
 */
export async function readUnitFile(
  world: UnitWorld,
  source: SourceFile,
  choice: UnitFileChoice,
): Promise<Outcome<UnitFile>> {
  const table = await findTable(world, source, choice.sheet === null ? {} : { sheet: choice.sheet });
  if (table !== null && !table.ok) return table;
  if (table !== null && choice.base === null) {
    const options = { keyColumn: choice.key ?? undefined, nameColumn: choice.name ?? undefined };
    const value = withZeros(table.value, codeColumn(table.value, options), choice.zeros);
    if (!hasPositions(value, options)) {
      const rows = readUnitRows(value, options);
      return rows.ok ? success({ kind: "columns", rows: rows.value }, table.warnings) : rows;
    }
    const decoded = decodePointUnits(choice.swapped ? exchangeHeaders(value) : value, options);
    const hint = decoded.ok ? lostZerosHint(source.file, decoded.value.codes) : null;
    const built = await buildLayer(world, decoded, choice);
    return built.ok && hint !== null ? success(built.value, [...built.warnings, hint]) : built;
  }
  const shapes = await readShapes(world, choice.swapped ? await swapSource(world, source) : source, choice);
  const system = await findOtherSystem(world, source);
  return shapes.ok && system !== null ? success(shapes.value, [...shapes.warnings, system]) : shapes;
}

const withZeros = (table: Table, column: number, digits: number | null): Table =>
  digits === null || column < 0 ? table : fillUpZeros(table, column, digits);

async function readShapes(
  world: UnitWorld,
  source: SourceFile,
  choice: UnitFileChoice,
): Promise<Outcome<UnitFile>> {
  const reader = readerOf(world, source);
  const spec = specOf(source.file, choice);
  const decoded = await loadUnits({ world, reader, spec });
  if (decoded.ok) return buildLayer(world, decoded, choice, { reader, spec });
  // a file whose positions are no places may be one whose positions are the wrong way round
  const isMisplaced = decoded.problems.some(({ code }) => code === "IMP-113");
  if (!isMisplaced || choice.swapped) return decoded;
  const exchanged = await readShapes(world, await swapSource(world, source), { ...choice, swapped: true });
  return exchanged.ok ? failure([...decoded.problems, swappedFile(source.file)], decoded.warnings) : decoded;
}

async function buildLayer(
  world: UnitWorld,
  decoded: Outcome<DecodedUnits>,
  choice: UnitFileChoice,
  given?: { readonly reader: InputReader; readonly spec: ReturnType<typeof specOf> },
): Promise<Outcome<UnitFile>> {
  if (!decoded.ok) return decoded;
  const collector = createProblemCollector();
  const { file } = decoded.value;
  const reader = given?.reader ?? readerOf(world, { file, bytes: new Uint8Array(), sha256: "" });
  const spec = given?.spec ?? specOf(file, { ...choice, base: null });
  const prepared = collector.take(await prepareUnits(decoded, spec, reader));
  const built = prepared && collector.take(await loadLayer(prepared, spec, reader));
  if (built === null) return failure(collector.problems, collector.warnings);
  const swap = choice.swapped ? null : await findSwap(world, built.layer, file);
  return success({ kind: "geography", layer: built.layer }, [
    ...collector.warnings,
    ...(swap === null ? [] : [swap]),
  ]);
}

/** The wishes of a design that say how its units are read. Territories need not hang together in a layer. */
function specOf(file: string, { key, name, object, links, base }: UnitFileChoice) {
  return {
    units: base ?? file,
    contiguous: false,
    ...(key === null ? {} : { key }),
    ...(name === null ? {} : { name }),
    ...(object === null ? {} : { object }),
    ...(links === null ? {} : { links }),
    ...(base === null ? {} : { attributes: file }),
  };
}

/** Nothing but this one file can be read. */
const readerOf = ({ decoders }: UnitWorld, source: SourceFile): InputReader =>
  createInputReader({ decoders, files: { read: async () => success(source) } }, null);

/** The file as a table; null where it holds shapes. */
async function findTable(
  world: UnitWorld,
  source: SourceFile,
  options: TableOptions,
): Promise<Outcome<Table> | null> {
  if (isZip(source)) return holdsShapefile(source) ? null : world.decoders.table(source, options);
  if (source.bytes[0] === 0xd0 && source.bytes[1] === 0xcf) return world.decoders.table(source, options);
  const text = await world.decoders.text(source);
  if (!text.ok) return text;
  if (!/^\s*[[{]/.test(text.value.slice(0, 200))) return world.decoders.table(source, options);
  return /"type"\s*:\s*"(Multi)?(Polygon|LineString)"|"Topology"|"(units|nodes)"\s*:/.test(text.value) ||
    !/"type"\s*:\s*"Point"/.test(text.value)
    ? null
    : world.decoders.table(source, options);
}

const isZip = ({ bytes }: SourceFile): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** A zip lists its entries at its end, by names that are not packed. */
const holdsShapefile = ({ bytes }: SourceFile): boolean =>
  /\.shp/i.test(new TextDecoder("latin1").decode(bytes.subarray(-65_536)));

async function swapSource(world: UnitWorld, source: SourceFile): Promise<SourceFile> {
  if (isZip(source)) return source;
  const text = await world.decoders.text(source);
  if (!text.ok) return source;
  try {
    const json: unknown = swapPositions(JSON.parse(text.value));
    return { ...source, bytes: new TextEncoder().encode(JSON.stringify(json)) };
  } catch {
    // what is no JSON is told by its reader
    return source;
  }
}

function exchangeHeaders(table: Table): Table {
  const exchanged = (name: string) =>
    /lat|lintang|^y$/i.test(name) ? "longitude" : /lon|lng|bujur|^x$/i.test(name) ? "latitude" : name;
  return { ...table, columns: table.columns.map(exchanged) };
}

/** Reference systems in degrees that differ from WGS 84 by a metre or so, as `crs` members name them. */
const IN_DEGREES = /CRS84|EPSG:*(4326|4269|4258|4283|4674|4755|4617|4167)$/i;

/** GeoJSON of before 2016 may say that its coordinates are of another reference system. */
async function findOtherSystem(world: UnitWorld, source: SourceFile): Promise<Problem | null> {
  if (isZip(source)) return null;
  const text = await world.decoders.text(source);
  const name = text.ok
    ? /"crs"\s*:\s*\{[^}]*"name"\s*:\s*"([^"]+)"/.exec(text.value.slice(0, 2_000))?.[1]
    : undefined;
  return name === undefined || IN_DEGREES.test(name)
    ? null
    : {
        code: "IMP-357",
        where: { file: source.file, item: "crs" },
        cause: `the file says that its coordinates are of ${name}, and they were read as degrees of WGS 84`,
        fix: "look where the units lie; if they are elsewhere, export the file in WGS 84 (EPSG:4326)",
      };
}

/** Where most units lie in the sea, and on land with both numbers exchanged. */
async function findSwap(world: UnitWorld, layer: UnitLayer, file: string): Promise<Problem | null> {
  if (layer.points.kind !== "geographic") return null;
  const land = decodeTopoJsonUnits(await world.layers.read("world-atlas-land"), "land", {
    objectName: "land",
  });
  if (!land.ok || land.value.topology === null) return null;
  const locator = createUnitLocator(land.value.topology);
  const shares = landShares(layer.points, (x, y) => locator.locate(x, y) >= 0);
  return shares.asGiven < 0.5 && shares.exchanged > 0.8 ? swappedFile(file) : null;
}

const swappedFile = (file: string): Problem => ({
  code: "IMP-350",
  where: { file },
  cause: "longitude and latitude seem to stand in each other's place: exchanged, the units lie on land",
  fix: "look at it again with the option swapped=yes, or write the longitude first",
});
