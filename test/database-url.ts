import type pg from "pg";
import { inject } from "vitest";

/** What DATABASE_URL must be for a process to work on the database of this pool. */
export async function databaseUrl(pool: pg.Pool): Promise<string> {
  const { host, port, user, password } = inject("postgres");
  const { rows } = await pool.query<{ name: string }>("SELECT current_database() AS name");
  const login = `${user}:${encodeURIComponent(password)}`;
  // a socket's folder cannot stand where a host name stands
  return host.startsWith("/")
    ? `postgresql://${login}@localhost/${rows[0].name}?host=${encodeURIComponent(host)}&port=${port}`
    : `postgresql://${login}@${host}:${port}/${rows[0].name}`;
}
