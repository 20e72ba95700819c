/** Longest text of a failure that is told: the rest of such messages is data. */
const MAXIMUM_LENGTH = 200;

/** The first line of an error and of its cause. Later lines of a store's errors hold the data of the query. */
export function describeFailure(error: unknown): string {
  const first = String(error).split("\n", 1)[0].slice(0, MAXIMUM_LENGTH);
  const cause = error instanceof Error && error.cause !== undefined ? describeFailure(error.cause) : "";
  return cause === "" ? first : `${first}; ${cause}`;
}

/** Where it was thrown, on one line. */
export function framesOf(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? "").split("\n") : [];
  return lines
    .filter((line) => /^\s+at /.test(line))
    .map((line) => ` ${line.trim()}`)
    .join("");
}
