import pg from "pg";
import { addFaultPoints } from "./add-fault-points.ts";
import { hasFaultPoints } from "./fault-point.ts";

/** int8 arrives as text; every count and version of ours fits a double, and one that does not is a bug. */
const readInt8 = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} does not fit a number`);
  return value;
};

export type ConnectionSettings = Pick<
  pg.PoolConfig,
  "connectionString" | "host" | "port" | "user" | "password" | "database" | "max" | "connectionTimeoutMillis"
>;

/** Who waits longer for a connection is told to come back: sooner than a request's own time limit. */
const DEFAULTS = { max: 10, connectionTimeoutMillis: 10_000 };

/** A pool of connections of the owning user. Queries are never named, so that pgbouncer can stand in between. */
export function connect(settings: ConnectionSettings): pg.Pool {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, readInt8);
  // a civil date stays text: a Date would carry a time zone
  types.setTypeParser(pg.types.builtins.DATE, (text) => text);
  const pool = new pg.Pool({ ...DEFAULTS, ...settings, types });
  // a connection that breaks while idle is replaced; the next query tells if the server is gone
  pool.on("error", () => {});
  // one that breaks between two queries of its holder is told by the next of them; unheard, it would end the process
  pool.on("connect", (client) => client.on("error", () => {}));
  if (hasFaultPoints) pool.on("connect", addFaultPoints);
  return pool;
}
