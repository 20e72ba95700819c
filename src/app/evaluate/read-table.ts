import { failure, type Outcome } from "../../core/domain/problem.ts";
import type { Table } from "../../core/import/table.ts";
import type { World } from "../ports.ts";

/** A file of rows, whatever its format. */
export async function readTable(world: World, path: string): Promise<Outcome<Table>> {
  const source = await world.files.read(path);
  if (!source.ok) return failure(source.problems, source.warnings);
  return world.decoders.table(source.value);
}
