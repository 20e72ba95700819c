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
  /** Requests per second of a mix of reading, listing and writing; null asks one kind after the other, as fast as it goes. */
  readonly mixedPerSecond: number | null;
  /** Whether the mix is asked a second time with a design and imports at work behind it. */
  readonly behind: boolean;
  /** Whether evaluations of 24 months of sales are asked instead of requests. */
  readonly evaluate: boolean;
  readonly servers: readonly ServerName[];
  readonly json: boolean;
}

/** The sizes of reference M, and a tenth of them. */
const WHOLE = { accounts: 100_000, units: 33_000, territories: 500, clients: 10, seconds: 10 };
const QUICK = { accounts: 10_000, units: 3_300, territories: 50, clients: 10, seconds: 2 };
/** The mixes that are promised, with their sizes and databases. */
const PROFILES = {
  S: { accounts: 5_000, units: 3_000, territories: 20, clients: 10, seconds: 60, mixedPerSecond: 10 },
  M: { accounts: 100_000, units: 33_000, territories: 500, clients: 10, seconds: 60, mixedPerSecond: 100 },
} as const;
const DATABASES = { S: "embedded", M: "debian-15" } as const;
const SIZES = ["accounts", "units", "territories", "clients", "seconds"] as const;

export const USAGE = `npm run bench:load -- [options]

  --accounts 100000, --units 33000, --territories 500
  --clients 10      clients that ask at once
  --seconds 10      per kind of question
  --server NAME     ${SERVERS.join(" or ")}; both by default, what is not installed is left out and said
  --mixed S         5,000 accounts, 3,000 units, 20 territories, embedded; 10 requests per second for 60 s, of which
                    80 % read, 15 % lists and tiles, 5 % edits
  --mixed M         100,000 accounts, 33,000 units, 500 territories, Debian's 15; 100 requests per second
  --rate N          another number of requests per second for --mixed
  --behind          --mixed once more, with a design and imports of 100,000 rows at work on the same machine
  --evaluate        instead: 24 months of sales, and seconds per evaluation
  --quick           a tenth of the sizes, 2 s
  --json            one JSON document on stdout (use npm run --silent)

Exit code 1 if any answer was not a success; 2 on wrong usage.`;

/** What the command line asks for, or the sentence that says what is wrong with it. */
export function readLoadOptions(argv: readonly string[]): LoadOptions | string {
  const values = parse(argv);
  if (typeof values === "string") return values;
  const profile = values.mixed;
  if (profile !== undefined && profile !== "S" && profile !== "M") return "--mixed is S or M";
  if (profile === undefined && (values.behind || values.rate !== undefined))
    return "--behind and --rate need --mixed";
  if (profile !== undefined && values.evaluate) return "--evaluate and --mixed are two measurements";
  const rate = Number(values.rate ?? 1);
  if (!Number.isInteger(rate) || rate < 1 || rate > 1000) return "--rate is a whole number from 1 to 1000";
  const sizes: Record<(typeof SIZES)[number], number> = {
    ...(values.quick ? QUICK : WHOLE),
    ...(profile && PROFILES[profile]),
  };
  for (const name of SIZES) {
    const text = values[name];
    if (text === undefined) continue;
    const size = Number(text);
    if (!Number.isInteger(size) || size < 1) return `--${name} is a whole number of at least 1`;
    sizes[name] = size;
  }
  const server = SERVERS.find((name) => name === (values.server ?? (profile && DATABASES[profile])));
  if (values.server !== undefined && server === undefined) return `--server is ${SERVERS.join(" or ")}`;
  const { accounts, units, territories, clients, seconds } = sizes;
  const mixed = profile && (values.rate === undefined ? PROFILES[profile].mixedPerSecond : rate);
  return {
    ...{ accounts, units, territories, clients, seconds },
    mixedPerSecond: mixed ?? null,
    behind: values.behind ?? false,
    evaluate: values.evaluate ?? false,
    servers: server === undefined ? SERVERS : [server],
    json: values.json ?? false,
  };
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
        mixed: text,
        rate: text,
        behind: flag,
        evaluate: flag,
        quick: flag,
        json: flag,
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
