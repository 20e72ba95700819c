import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import type { ObjectTable } from "../../core/export/salesforce/read-records.ts";
import { createInputReader } from "../design/input-reader.ts";
import type { World } from "../ports.ts";

const NEEDED = ["Territory2", "UserTerritory2Association", "ObjectTerritory2Association"];
/** They tell the Ids of types, of reps and of accounts. */
const OPTIONAL = ["Territory2Type", "User", "Account"];

const [NOT_READ, NO_ROWS] = ["IMP-201", "IMP-215"];

/**
 * Reads a folder with the CSV files of an organisation of Salesforce, named as the objects. Problems: those of reading the
 * three files that there must be; a file that holds no row stands for an object without rows.
 */
export async function readPresentState(
  world: Pick<World, "files" | "decoders">,
  folder: string,
): Promise<Outcome<readonly ObjectTable[]>> {
  const reader = createInputReader(world, null);
  const tables: ObjectTable[] = [];
  const problems: Problem[] = [];
  for (const object of [...NEEDED, ...OPTIONAL]) {
    const table = await reader.table(`${folder}/${object}.csv`);
    if (table.ok) {
      tables.push({ object, columns: table.value.columns, rows: table.value.rows });
      continue;
    }
    const isAbsent = OPTIONAL.includes(object) && table.problems.every(({ code }) => code === NOT_READ);
    if (!isAbsent) problems.push(...table.problems.filter(({ code }) => code !== NO_ROWS));
  }
  return problems.length > 0 ? failure(problems) : success(tables);
}
