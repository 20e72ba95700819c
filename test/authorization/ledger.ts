import type pg from "pg";

/** Who the people of a test organisation are; see `build-tenant.ts`. */
export const MEMBERS = [
  "admin",
  "ops",
  "manager",
  "sibling",
  "rep1",
  "rep2",
  "rep3",
  "gone",
  "demoted",
] as const;
export type MemberName = (typeof MEMBERS)[number];

/** Stands for the row's own canary word in a column or anywhere inside a JSON value. */
export const WORD = "<canary>";

/** A row of a tenant table, and who must be able to read it: said by hand, never asked of a policy. */
export interface LedgerRow {
  readonly orgId: string;
  readonly table: string;
  /** Values of the primary key as JSON, as the database writes them. */
  readonly key: string;
  /** A word that stands in no other row; null where the row has no text. */
  readonly word: string | null;
  readonly readers: readonly MemberName[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** What one canary word looks like, to find every one in an answer. */
export const CANARY = /zq\d+[a-z]+z/g;

/** Inserts rows and remembers who may read them. Asked as the owner. */
export function createLedger(pool: pg.Pool, { orgId, label }: { orgId: string; label: string }) {
  const rows: LedgerRow[] = [];
  const add = async (
    table: string,
    values: Readonly<Record<string, unknown>>,
    readers: readonly MemberName[],
  ): Promise<void> => {
    const word = `zq${rows.length}${label}z`;
    const marked = mark(values, word);
    const all = { org_id: orgId, ...marked.values };
    const names = Object.keys(all);
    const { rows: added } = await pool.query(
      `INSERT INTO ${table} (${names.join()}) SELECT ${names.join()} FROM jsonb_populate_record(NULL::${table}, $1)
       RETURNING to_jsonb(${table}) AS row`,
      [JSON.stringify(all)],
    );
    const stored = added[0].row;
    const key = keyOf(stored, await primaryKeyOf(pool, table));
    rows.push({ orgId, table, key, word: marked.hasWord ? word : null, readers, values: stored });
  };
  return { rows: rows as readonly LedgerRow[], add };
}

export type Ledger = ReturnType<typeof createLedger>;

/** A row's primary key as one text. */
export const keyOf = (row: Readonly<Record<string, unknown>>, columns: readonly string[]): string =>
  JSON.stringify(columns.map((column) => row[column]));

const primaryKeys = new Map<string, Promise<readonly string[]>>();

/** Columns of a table's primary key in their order. */
export function primaryKeyOf(pool: pg.Pool, table: string): Promise<readonly string[]> {
  const known = primaryKeys.get(table);
  if (known) return known;
  const asked = pool
    .query<{ name: string }>(
      `SELECT a.attname AS name FROM pg_index i
       CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (number, place)
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
       WHERE i.indrelid = $1::regclass AND i.indisprimary ORDER BY k.place`,
      [table],
    )
    .then(({ rows }) => rows.map(({ name }) => name));
  primaryKeys.set(table, asked);
  return asked;
}

function mark(values: Readonly<Record<string, unknown>>, word: string) {
  const text = JSON.stringify(values);
  const hasWord = text.includes(WORD);
  return { hasWord, values: JSON.parse(text.replaceAll(WORD, word)) as Record<string, unknown> };
}
