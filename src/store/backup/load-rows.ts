import { createHash } from "node:crypto";
import pg from "pg";
import type { TableCount } from "../../app/ports/backup.ts";
import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { type BackupFooter, damagedBackup, type TableDigest } from "./backup-format.ts";
import type { BackupFile } from "./read-backup.ts";

/** How much goes to the database at once, in characters of rows. */
const BATCH_CHARACTERS = 1_000_000;

/**
 * Stores the rows of a backup in tables that are empty, and compares what was stored of each with the footer.
 * Problem STO-140 where the file says one thing of a table and its footer another.
 */
export async function loadRows(
  client: pg.ClientBase,
  backup: BackupFile,
  onTable: (count: TableCount) => void,
): Promise<Outcome<readonly TableDigest[]>> {
  const stored: TableDigest[] = [];
  let loading: ReturnType<typeof loadTable> | null = null;
  const finish = async () => {
    if (loading === null) return;
    const digest = await loading.finish();
    stored.push(digest);
    if (digest.rows > 0) onTable(digest);
  };
  for await (const line of backup.lines()) {
    if (line.startsWith('"')) {
      if (loading === null) break;
      await loading.add(line);
      continue;
    }
    await finish();
    const said = JSON.parse(line) as Partial<BackupFooter> & { readonly table?: string };
    if (said.table === undefined) return compare(backup.file, stored, said.footer ?? []);
    loading = loadTable(client, said.table);
  }
  return failure([damagedBackup(backup.file, "the backup has no end")]);
}

function loadTable(client: pg.ClientBase, table: string) {
  const name = `public.${pg.escapeIdentifier(table)}`;
  const hash = createHash("sha256");
  let rows = 0;
  let batch: string[] = [];
  let characters = 0;
  const send = async () => {
    if (batch.length > 0)
      await client.query(`INSERT INTO ${name} SELECT * FROM unnest($1::${name}[])`, [batch]);
    batch = [];
    characters = 0;
  };
  return {
    add: async (line: string): Promise<void> => {
      hash.update(`${line}\n`);
      rows++;
      batch.push(JSON.parse(line) as string);
      characters += line.length;
      if (characters >= BATCH_CHARACTERS) await send();
    },
    finish: async (): Promise<TableDigest> => {
      await send();
      return { table, rows, sha256: hash.digest("hex") };
    },
  };
}

function compare(
  file: string,
  got: readonly TableDigest[],
  expected: readonly TableDigest[],
): Outcome<readonly TableDigest[]> {
  const problems = differences(got, expected).map(
    (table): Problem =>
      damagedBackup(file, `the rows of ${table} are not those that the backup's footer tells`),
  );
  return problems.length > 0 ? failure(problems) : success(got);
}

/** Names of tables of which two lists do not tell the same count and hash. */
export function differences(
  got: readonly TableDigest[],
  expected: readonly TableDigest[],
): readonly string[] {
  const text = ({ rows, sha256 }: TableDigest) => `${rows} ${sha256}`;
  const known = new Map(got.map((digest) => [digest.table, text(digest)]));
  const names = new Set([...got, ...expected].map(({ table }) => table));
  const told = new Map(expected.map((digest) => [digest.table, text(digest)]));
  return [...names].filter((name) => known.get(name) !== told.get(name));
}
