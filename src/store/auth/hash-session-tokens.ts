import { createHash } from "node:crypto";
import type { BetterAuthOptions, DBAdapter, DBTransactionAdapter, Where } from "better-auth";

type OpenTables = (options: BetterAuthOptions) => DBAdapter;

/**
 * better-auth's way to its tables, by which the token of a session is known in the cookie and nowhere else: the table
 * has its SHA-256, so that nobody who reads the database takes a session. Rows found by a token have it, others its hash.
 */
export const hashSessionTokens =
  (open: OpenTables): OpenTables =>
  (options) => {
    const adapter = open(options);
    return {
      ...adapter,
      ...hashing(adapter),
      transaction: (work) => adapter.transaction((tx) => work({ ...tx, ...hashing(tx) })),
    };
  };

/** What the table has of a token: 32 random characters, where nothing is gained by trying, so that a plain hash will do. */
export const hashSessionToken = (token: string): string =>
  createHash("sha256").update(token, "utf8").digest("hex");

type Asking = Pick<
  DBTransactionAdapter,
  "create" | "findOne" | "findMany" | "count" | "update" | "updateMany" | "delete" | "deleteMany"
>;

const hashing = (adapter: DBTransactionAdapter): Asking => ({
  create: async <T extends Record<string, unknown>, R = T>(
    row: Parameters<typeof adapter.create<T, R>>[0],
  ): Promise<R> => {
    const token = row.model === "session" && "token" in row.data ? String(row.data.token) : null;
    if (token === null) return adapter.create<T, R>(row);
    return {
      ...(await adapter.create<T, R>({ ...row, data: { ...row.data, token: hashSessionToken(token) } })),
      token,
    };
  },
  findOne: async <T>(query: Parameters<typeof adapter.findOne>[0]) =>
    withToken(query, await adapter.findOne<T>(hashed(query))),
  update: async <T>(query: Parameters<typeof adapter.update>[0]) =>
    withToken(query, await adapter.update<T>(hashed(query))),
  findMany: (query) => adapter.findMany(hashed(query)),
  count: (query) => adapter.count(hashed(query)),
  updateMany: (query) => adapter.updateMany(hashed(query)),
  delete: (query) => adapter.delete(hashed(query)),
  deleteMany: (query) => adapter.deleteMany(hashed(query)),
});

interface Query {
  readonly model: string;
  readonly where?: Where[] | undefined;
}

const isToken = ({ model }: Query, { field }: Where): boolean => model === "session" && field === "token";

function hashed<Q extends Query>(query: Q): Q {
  const hashOf = ({ value }: Where) =>
    Array.isArray(value) ? value.map(String).map(hashSessionToken) : hashSessionToken(String(value));
  const where = query.where?.map((each) => (isToken(query, each) ? { ...each, value: hashOf(each) } : each));
  return { ...query, where };
}

function withToken<T>(query: Query, row: T | null): T | null {
  const token = query.where?.find((each) => isToken(query, each))?.value;
  return row === null || typeof token !== "string" ? row : { ...row, token };
}
