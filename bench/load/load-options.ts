import { parseArgs } from "node:util";

export const SERVERS = ["embedded", "debian-15"] as const;
export type ServerName = (typeof SERVERS)[number];

/** What the command line asks for. */
export interface LoadOptions {
  readonly accounts: number;
  readonly units: number;
  readonly territories: number;
  /** Clients that ask at once, each the next question when it has its answer. */
  readonly clients: number;
  /** Per kind of question, after one second of warming up. */
  readonly seconds: number;
  readonly servers: readonly ServerName[];
  readonly json: boolean;
}

/** The sizes of reference M, and a tenth of them. */
const WHOLE = { accounts: 100_000, units: 33_000, territories: 500, clients: 10, seconds: 10 };
const QUICK = { accounts: 10_000, units: 3_300, territories: 50, clients: 10, seconds: 2 };
const SIZES = ["accounts", "units", "territories", "clients", "seconds"] as const;

export const USAGE = `npm run bench:load -- [options]

  --accounts 100000, --units 33000, --territories 500
  --clients 10      clients that ask at once
  --seconds 10      per kind of question
  --server NAME     ${SERVERS.join(" or ")}; both by default, what is not installed is left out and said
  --quick           a tenth of the sizes, 2 s
  --json            one JSON document on stdout (use npm run --silent)

Exit code 1 if any answer was not a success; 2 on wrong usage.`;

/** What the command line asks for, or the sentence that says what is wrong with it. */
export function readLoadOptions(argv: readonly string[]): LoadOptions | string {
  const values = parse(argv);
  if (typeof values === "string") return values;
  const sizes = { ...(values.quick ? QUICK : WHOLE) };
  for (const name of SIZES) {
    const text = values[name];
    if (text === undefined) continue;
    const size = Number(text);
    if (!Number.isInteger(size) || size < 1) return `--${name} is a whole number of at least 1`;
    sizes[name] = size;
  }
  const server = SERVERS.find((name) => name === values.server);
  if (values.server !== undefined && server === undefined) return `--server is ${SERVERS.join(" or ")}`;
  return { ...sizes, servers: server === undefined ? SERVERS : [server], json: values.json ?? false };
}

function parse(argv: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      args: [...argv],
      options: {
        accounts: text,
        units: text,
        territories: text,
        clients: text,
        seconds: text,
        server: text,
        quick: flag,
        json: flag,
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
