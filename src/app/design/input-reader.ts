import type { ProblemSpec } from "../../contract/problem.ts";
import type { Outcome, Problem } from "../../core/domain/problem.ts";
import { isBundledLayer } from "../../core/import/decode-bundled-units.ts";
import type { Table } from "../../core/import/table.ts";
import type { SourceFile, World } from "../ports.ts";
import { isDistance } from "./is-distance.ts";

/** Reads the files of one run, each once, and remembers what was read, for the hashes in the summary. */
export interface InputReader {
  file(path: string): Promise<Outcome<SourceFile>>;
  text(path: string): Promise<Outcome<string>>;
  table(path: string): Promise<Outcome<Table>>;
  /** In the order read. */
  inputs(): readonly { readonly file: string; readonly sha256: string }[];
}

/** Relative paths are looked for beside `besides` (the problem file) first, then in the current folder. */
export function createInputReader(
  world: Pick<World, "files" | "decoders">,
  besides: string | null,
): InputReader {
  const seen = new Map<string, Outcome<SourceFile>>();
  const file = async (path: string): Promise<Outcome<SourceFile>> => {
    const before = seen.get(path);
    if (before) return before;
    const outcome = await world.files.read(path, besides);
    seen.set(path, outcome);
    return outcome;
  };
  return {
    file,
    text: async (path) => {
      const source = await file(path);
      return source.ok ? world.decoders.text(source.value) : source;
    },
    table: async (path) => {
      const source = await file(path);
      return source.ok ? world.decoders.table(source.value) : source;
    },
    inputs: () =>
      [...seen.values()].flatMap((outcome) =>
        outcome.ok ? [{ file: outcome.value.file, sha256: outcome.value.sha256 }] : [],
      ),
  };
}

/** Reads every file a run names, so that all that are missing are told at once; in a fixed order, for the summary. */
export async function readAllFiles(spec: ProblemSpec, reader: InputReader): Promise<readonly Problem[]> {
  const { units, attributes, accounts, links, barriers, locks, centres, pairs, current } = spec;
  const readsLayer = spec.unitsFrom === undefined || spec.unitsFrom === "layer";
  const paths = [
    readsLayer && units !== undefined && !isBundledLayer(units) ? units : undefined,
    attributes,
    typeof accounts === "object" ? accounts.file : accounts,
    typeof links === "string" && isDistance(links) ? undefined : links,
    barriers,
    locks,
    centres,
    pairs,
    current,
  ];
  const problems: Problem[] = [];
  for (const path of paths) {
    if (typeof path !== "string") continue;
    const outcome = await reader.file(path);
    if (!outcome.ok) problems.push(...outcome.problems);
  }
  return problems;
}
