import type { ProblemSpec } from "../../contract/problem.ts";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { UnitLayer } from "../../core/domain/unit-layer.ts";
import type { Barrier } from "../../core/import/apply-barriers.ts";
import {
  buildUnitLayer,
  type LayerOptions,
  type LinkMade,
  type LinkSource,
} from "../../core/import/build-unit-layer.ts";
import { type CodeBook, createCodeBook } from "../../core/import/code-book.ts";
import { parseDistance } from "../../core/import/parse-distance.ts";
import { readBarriers } from "../../core/import/read-barriers.ts";
import { readLinks } from "../../core/import/read-links.ts";
import { createProblemCollector, type ProblemCollector } from "../collect-problems.ts";
import type { InputReader } from "./input-reader.ts";
import { isDistance } from "./is-distance.ts";
import type { PreparedUnits } from "./prepare-units.ts";
import { tableFromRecords } from "./table-from-records.ts";

export interface LoadedLayer {
  readonly layer: UnitLayer;
  readonly linksMade: readonly LinkMade[];
}

/** The layer of units with its adjacency: borders, links, barriers. */
export async function loadLayer(
  { units, codesBeforeFilter }: PreparedUnits,
  spec: ProblemSpec,
  reader: InputReader,
): Promise<Outcome<LoadedLayer>> {
  const collector = createProblemCollector();
  const inUse = new Set(units.codes);
  const book = createCodeBook(
    units.codes,
    codesBeforeFilter.filter((code) => !inUse.has(code)),
  );
  const reading = { spec, reader, book, collector };
  const links = await readLinkSource(reading);
  const barriers = await readBarrierRows(reading);
  if (links === null || barriers === null) return failure(collector.problems, collector.warnings);
  const options: LayerOptions = {
    links,
    barriers,
    knownCodes: new Set(codesBeforeFilter),
    requireConnected: needsConnection(spec),
  };
  const built = collector.take(buildUnitLayer(units, options));
  if (built === null) return failure(collector.problems, collector.warnings);
  return success(
    { layer: built.layer, linksMade: links.kind === "distance" ? built.linksMade : [] },
    collector.warnings,
  );
}

interface Reading {
  readonly spec: ProblemSpec;
  readonly reader: InputReader;
  readonly book: CodeBook;
  readonly collector: ProblemCollector;
}

/** An isolated part is a problem only where territories must hang together. */
function needsConnection(spec: ProblemSpec): boolean {
  if (Array.isArray(spec.territories)) {
    return spec.territories.some((territory) => territory.contiguous ?? spec.contiguous ?? true);
  }
  return spec.contiguous ?? true;
}

/** A distance, a file, or rows in the problem file. */
async function readLinkSource({ spec, reader, book, collector }: Reading): Promise<LinkSource | null> {
  const { links } = spec;
  if (links === undefined) return { kind: "none" };
  if (typeof links === "number") return { kind: "distance", maximumKm: links };
  if (typeof links === "string" && isDistance(links)) {
    const distance = collector.take(parseDistance(links));
    return distance === null ? null : { kind: "distance", maximumKm: distance };
  }
  const table =
    typeof links === "string"
      ? collector.take(await reader.table(links))
      : tableFromRecords(["a", "b", "type"], links);
  const read = table && collector.take(readLinks(table, book));
  if (table === null || read === null) return null;
  return {
    kind: "table",
    file: table.file,
    rows: read.rows.map(({ unitA, unitB, isLand, lengthKm }, index) => ({
      a: unitA,
      b: unitB,
      type: isLand ? "land" : "link",
      lengthKm,
      row: table.rowNumbers[index] ?? 0,
    })),
  };
}

async function readBarrierRows({
  spec,
  reader,
  book,
  collector,
}: Reading): Promise<readonly Barrier[] | null> {
  const { barriers } = spec;
  if (barriers === undefined) return [];
  const table =
    typeof barriers === "string"
      ? collector.take(await reader.table(barriers))
      : tableFromRecords(["a", "b", "price"], barriers);
  const read = table && collector.take(readBarriers(table, book));
  return read?.map(({ unitA, unitB, price }) => ({ a: unitA, b: unitB, price })) ?? null;
}
