/** SQLSTATEs of a server that is going down, coming up, or has no connection left; class 08 is a broken connection. */
const UNAVAILABLE_STATES = /^(08\w{3}|57P0[1235]|53300)$/;
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
/** What `pg` and its pool say without a code. */
const MESSAGES: ReadonlySet<string> = new Set([
  "Connection terminated",
  "Connection terminated unexpectedly",
  "Connection terminated due to connection timeout",
  "Client has encountered a connection error and is not queryable",
  "timeout exceeded when trying to connect",
]);

/** Whether an error means that the database cannot be reached just now, and the same request may succeed later. */
export function isUnavailable(error: unknown): boolean {
  // Drizzle wraps what the driver throws; an address with several hosts fails with all their errors at once
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    if (each instanceof AggregateError && each.errors.some(isUnavailable)) return true;
    if (MESSAGES.has(each.message)) return true;
    const { code } = each as { readonly code?: unknown };
    if (typeof code !== "string") continue;
    if (NETWORK_CODES.has(code) || UNAVAILABLE_STATES.test(code)) return true;
    // a socket file is missing while the server is down; a missing file of ours is a mistake
    if (code === "ENOENT" && (each as { readonly syscall?: unknown }).syscall === "connect") return true;
  }
  return false;
}
