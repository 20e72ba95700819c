import type { Outcome } from "../core/domain/problem.ts";
import type { Table } from "../core/import/table.ts";
import type { SourceFile, World } from "./ports.ts";

/** Reads the files of one run and remembers what was read, for the hashes in the summary. */
export interface InputReader {
  file(path: string): Promise<Outcome<SourceFile>>;
  text(path: string): Promise<Outcome<string>>;
  table(path: string): Promise<Outcome<Table>>;
  /** In the order read, each file once. */
  inputs(): readonly { readonly file: string; readonly sha256: string }[];
}

/** Relative paths are looked for beside `besides` (the problem file) first, then in the current folder. */
export function createInputReader(world: World, besides: string | null): InputReader {
  const seen = new Map<string, string>();
  const file = async (path: string): Promise<Outcome<SourceFile>> => {
    const outcome = await world.files.read(path, besides);
    if (outcome.ok) seen.set(outcome.value.file, outcome.value.sha256);
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
    inputs: () => [...seen].map(([name, sha256]) => ({ file: name, sha256 })),
  };
}
