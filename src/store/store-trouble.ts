import type { StoreTrouble } from "../app/ports/store-trouble.ts";

/** SQLSTATEs: of a server that is going down or coming up, or of a broken connection (class 08). */
const UNREACHABLE_STATES = /^(08\w{3}|57P0[1235])$/;
/** No connection left; a lock not had in time; one of two that waited for each other; changed by another meanwhile. */
const BUSY_STATES: ReadonlySet<string> = new Set(["53300", "55P03", "40P01", "40001"]);
/** A statement, or the time between two, was longer than the transaction's limits. */
const LATE_STATES: ReadonlySet<string> = new Set(["57014", "25P03", "25P04"]);
/** No room on its disk for what is to be written. */
const FULL_STATE = "53100";
/** Of Node, where the server's address or socket does not answer. */
const NETWORK_CODES: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "EHOSTDOWN",
  "ENETUNREACH",
  "ENETDOWN",
  "ENOTFOUND",
  "EAI_AGAIN",
]);
/** What `pg` says without a code. */
const UNREACHABLE_MESSAGES: ReadonlySet<string> = new Set([
  "Connection terminated",
  "Connection terminated unexpectedly",
  "Connection terminated due to connection timeout",
  "Client has encountered a connection error and is not queryable",
]);
/** What its pool says where no connection came free in time. */
const NO_CONNECTION_FREE = "timeout exceeded when trying to connect";

/** What is the matter with the store where an error means that the same request may succeed later; else null. */
export function storeTroubleOf(error: unknown): StoreTrouble | null {
  // Drizzle wraps what the driver throws; an address with several hosts fails with all their errors at once
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    if (each instanceof AggregateError) {
      const [trouble] = each.errors.flatMap((one) => storeTroubleOf(one) ?? []);
      if (trouble !== undefined) return trouble;
    }
    const trouble = troubleOfOne(each);
    if (trouble !== null) return trouble;
  }
  return null;
}

export const isUnavailable = (error: unknown): boolean => storeTroubleOf(error) === "unreachable";

function troubleOfOne(error: Error): StoreTrouble | null {
  if (UNREACHABLE_MESSAGES.has(error.message)) return "unreachable";
  if (error.message === NO_CONNECTION_FREE) return "busy";
  const { code, syscall } = error as { readonly code?: unknown; readonly syscall?: unknown };
  if (typeof code !== "string") return null;
  if (NETWORK_CODES.has(code) || UNREACHABLE_STATES.test(code)) return "unreachable";
  // a socket file is missing while the server is down; a missing file of ours is a mistake
  if (code === "ENOENT" && syscall === "connect") return "unreachable";
  if (BUSY_STATES.has(code)) return "busy";
  if (code === FULL_STATE) return "full";
  return LATE_STATES.has(code) ? "late" : null;
}
