import type { Problem } from "../core/domain/problem.ts";

/** The way out of every trouble with the server that comes along. */
export const BRING_YOUR_OWN = "set DATABASE_URL to a PostgreSQL 15 or newer";

/** A problem of the data folder or of the server in it. */
export function storeProblem(code: string, file: string, cause: string, fix: string): Problem {
  return { code, where: { file }, cause, fix };
}

/** The system's own words for why it refused, without the path behind them: the problem names the file that was asked for. */
export function systemWords(error: unknown): string {
  return error instanceof Error ? error.message.replace(/, \w+ '.*$/s, "") : String(error);
}
