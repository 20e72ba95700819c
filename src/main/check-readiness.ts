import type { QueryConfig } from "pg";
import type { ReadinessCheck } from "../http/http-world.ts";
import { storeTroubleOf } from "../store/store-trouble.ts";
import type { ServerStore } from "./open-server-store.ts";

/** Whoever asks whether the server is ready hears it within two seconds, also where the database says nothing. */
const ANSWER_MILLISECONDS = 1_500;
const NO_ANSWER: readonly ReadinessCheck[] = [{ name: "database", ok: false, detail: "does not answer" }];

type Checked = Pick<ServerStore, "pool" | "migrationStatus">;

/** What must be well for requests to be answered: the database answers, and has the schema of this version. */
export async function checkReadiness(store: Checked): Promise<readonly ReadinessCheck[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly ReadinessCheck[]>((resolve) => {
    timer = setTimeout(() => resolve(NO_ANSWER), ANSWER_MILLISECONDS);
  });
  const asked = askStore(store);
  // told by the race, or after it by nobody
  asked.catch(() => {});
  return await Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

async function askStore({ pool, migrationStatus }: Checked): Promise<readonly ReadinessCheck[]> {
  // a connection that is dead without having been closed is thrown away by this, and does not stay with the pool
  const probe: QueryConfig & { readonly query_timeout: number } = {
    text: "SELECT 1",
    query_timeout: ANSWER_MILLISECONDS,
  };
  try {
    await pool.query(probe);
    const status = await migrationStatus();
    return [{ name: "database", ok: true, detail: "answers" }, checkSchema(status)];
  } catch (error) {
    if (storeTroubleOf(error) === null && !isReadTimeout(error)) throw error;
    return NO_ANSWER;
  }
}

const isReadTimeout = (error: unknown): boolean =>
  error instanceof Error && error.message === "Query read timeout";

function checkSchema(status: Awaited<ReturnType<Checked["migrationStatus"]>>): ReadinessCheck {
  if (!status.ok) return { name: "schema", ok: false, detail: "is of a newer version" };
  const pending = status.value.pending.length;
  const detail = pending === 0 ? "is up to date" : `has ${pending} migrations pending`;
  return { name: "schema", ok: pending === 0, detail };
}
