import { z } from "zod";
import { nearestName } from "./nearest-name.ts";
import { failure, type Outcome, type Problem, success } from "./outcome.ts";

const list = z.string().transform((text) =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== ""),
);

const httpUrl = z.url({ protocol: /^https?$/ });

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most));

/** What the environment may say to a server. The descriptions are the reference that `--help` prints. */
export const settingsSchema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.int().max(65_535))
    .default(3000)
    .describe("port to listen on; 0 takes any free one"),
  HOST: z.string().min(1).default("127.0.0.1").describe("address to listen on; 0.0.0.0 for all"),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe(
      "a PostgreSQL 15 or newer to use instead of the embedded one: postgresql://user:password@host/database",
    ),
  WILAYAH_DB_CONNECTIONS: wholeNumber(2, 1000)
    .default(10)
    .describe("connections to the database that this process holds at most"),
  WILAYAH_DB_WAIT_SECONDS: wholeNumber(1, 3600)
    .default(10)
    .describe("longest wait for a free connection, or for what another change holds; then 503"),
  WILAYAH_DB_STATEMENT_SECONDS: wholeNumber(1, 86_400)
    .default(30)
    .describe("longest statement of a request or job; then 503"),
  WILAYAH_DB_IDLE_SECONDS: wholeNumber(1, 86_400)
    .default(60)
    .describe("longest pause within a transaction; then the database ends it, and 503"),
  WILAYAH_BASE_URL: httpUrl
    .optional()
    .describe(
      "where browsers reach the server; with https, cookies are Secure (default: http at HOST and PORT)",
    ),
  WILAYAH_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe(
      "signs sessions and seals secrets, 32 characters or more; the same on every host (default: made once, kept in the data folder)",
    ),
  WILAYAH_SECRET_PREVIOUS: list
    .pipe(z.array(z.string().min(32)))
    .default([])
    .describe(
      "what WILAYAH_SECRET was before, the newest first, separated by commas: what they sealed stays readable",
    ),
  // what is said to it is secret: in the clear only on this host
  WILAYAH_OIDC_ISSUER: httpUrl
    .pipe(z.string().regex(/^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/))
    .optional()
    .describe(
      "an OpenID provider to sign in with besides the password, https; needs the client's id and secret and WILAYAH_BASE_URL, under which the provider must know /v1/auth/provider/callback",
    ),
  WILAYAH_OIDC_CLIENT_ID: z.string().min(1).optional().describe("what the OpenID provider calls this server"),
  WILAYAH_OIDC_CLIENT_SECRET: z
    .string()
    .min(1)
    .optional()
    .describe("what this server proves itself to the OpenID provider with"),
  WILAYAH_OIDC_LABEL: z
    .string()
    .min(1)
    .max(60)
    .default("Single sign-on")
    .describe("how pages name the OpenID provider"),
  WILAYAH_TRUSTED_ORIGINS: list
    .pipe(z.array(httpUrl))
    .default([])
    .describe("other origins whose pages may change something with a session, separated by commas"),
  WILAYAH_TRUSTED_PROXIES: list
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])))
    .default([])
    .describe("addresses of proxies whose X-Forwarded-* is believed, separated by commas"),
  WILAYAH_IMPORT_MEGABYTES: wholeNumber(1, 10_000)
    .default(512)
    .describe("largest file that may be uploaded, in MB of 1,048,576 bytes"),
  WILAYAH_MAP_TILES: httpUrl
    .refine((url) => ["{z}", "{x}", "{y}"].every((part) => url.includes(part)))
    .optional()
    .describe(
      "pictures of a map to lie under the units, as https://tiles.example/{z}/{x}/{y}.png; browsers ask for them there, and nowhere else (default: coasts of our own, nothing from outside)",
    ),
  WILAYAH_MAP_FILE: z
    .string()
    .min(1)
    .optional()
    .describe(
      "a .pmtiles file with a map to lie under the units, vector tiles or pictures, in place of WILAYAH_MAP_TILES; browsers have it from this server",
    ),
  WILAYAH_MAP_CREDIT: z
    .string()
    .min(1)
    .max(300)
    .optional()
    .describe(
      "whom the map of WILAYAH_MAP_TILES or WILAYAH_MAP_FILE is to be credited to, as its licence asks",
    ),
  WILAYAH_WEBHOOK_ALLOW_PRIVATE: list
    .default([])
    .describe(
      "hosts that webhooks may call although they are private, also without https, separated by commas",
    ),
});

export type Settings = z.output<typeof settingsSchema>;

/** Where one of the first three is set, all of these must be. */
const OIDC_NAMES = [
  "WILAYAH_OIDC_ISSUER",
  "WILAYAH_OIDC_CLIENT_ID",
  "WILAYAH_OIDC_CLIENT_SECRET",
  "WILAYAH_BASE_URL",
] as const;

/** Read elsewhere: by the command line, by the tests. */
const OTHER_NAMES = ["WILAYAH_DEBUG", "WILAYAH_TEST_DATABASE_URL"];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings of this environment. Problems SET-101 and, where those are none, SET-103 and SET-106, all at once, never with the
 * value of a secret; warning SET-102 for a WILAYAH_ name that nothing reads. An empty variable counts as not set.
 */
export function readServerSettings(environment: Environment): Outcome<Settings> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, text]) => text !== ""));
  const parsed = settingsSchema.safeParse(given);
  const warnings = findUnknown(given);
  if (parsed.success) {
    const missing = [...findMissing(parsed.data), ...findTwoMaps(parsed.data)];
    return missing.length > 0 ? failure(missing, warnings) : success(parsed.data, warnings);
  }
  const names = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
  return failure(names.map(wrongSetting), warnings);
}

function wrongSetting(name: string): Problem {
  return {
    code: "SET-101",
    where: { file: "environment", item: name },
    cause: `${name} is not what it must be: ${describe(name)}`,
    fix: "correct it, or remove it to take the default; `wilayah serve --help` lists all",
  };
}

/** Signing in with a provider is set up wholly or not at all. */
function findMissing(settings: Settings): Problem[] {
  const given = OIDC_NAMES.filter((name) => settings[name] !== undefined && name !== "WILAYAH_BASE_URL");
  if (given.length === 0) return [];
  return OIDC_NAMES.filter((name) => settings[name] === undefined).map((name) => ({
    code: "SET-103",
    where: { file: "environment", item: name },
    cause: `${name} is missing, and ${given[0]} is of no use without it: ${describe(name)}`,
    fix: "set it, or remove all WILAYAH_OIDC_ settings to sign in with passwords only",
  }));
}

/** Of two maps one would lie under the other. */
function findTwoMaps({ WILAYAH_MAP_TILES: tiles, WILAYAH_MAP_FILE: file }: Settings): Problem[] {
  if (tiles === undefined || file === undefined) return [];
  return [
    {
      code: "SET-106",
      where: { file: "environment", item: "WILAYAH_MAP_FILE" },
      cause: "WILAYAH_MAP_TILES and WILAYAH_MAP_FILE are both set: only one map can lie under the units",
      fix: "remove one of them",
    },
  ];
}

function findUnknown(given: Environment): Problem[] {
  const known = [...Object.keys(settingsSchema.shape), ...OTHER_NAMES];
  const unknown = Object.keys(given).filter((name) => name.startsWith("WILAYAH_") && !known.includes(name));
  return unknown.map((name) => {
    const near = nearestName(name, known);
    return {
      code: "SET-102",
      where: { file: "environment", item: name },
      cause: `there is no setting ${name}`,
      fix: near === null ? "remove it; `wilayah serve --help` lists all" : `did you mean ${near}?`,
    };
  });
}

/** The printed reference, one line per setting: of all, or of those named. */
export function describeSettings(names: readonly string[] = Object.keys(settingsSchema.shape)): string {
  const width = Math.max(...names.map((name) => name.length));
  return names.map((name) => `  ${name.padEnd(width)}  ${describe(name)}${defaultOf(name)}`).join("\n");
}

const fieldOf = (name: string): z.ZodType | undefined =>
  (settingsSchema.shape as Readonly<Record<string, z.ZodType>>)[name];

const describe = (name: string): string => fieldOf(name)?.description ?? "";

function defaultOf(name: string): string {
  const value = fieldOf(name)?.safeParse(undefined).data;
  return value === undefined || Array.isArray(value) ? "" : ` (default: ${value})`;
}
