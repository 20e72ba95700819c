import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { settingsSchema } from "../src/contract/settings.ts";

/** The parser that the pages of the API bring along. */
const { parse } = createRequire(createRequire(import.meta.url).resolve("@fastify/swagger-ui"))("yaml") as {
  parse(text: string, options: { readonly merge: true }): Compose;
};

interface Service {
  readonly environment: Readonly<Record<string, string>>;
  readonly user: string;
  readonly read_only: boolean;
  readonly cap_drop: readonly string[];
  readonly security_opt: readonly string[];
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
}

const containerfile = readFileSync("deploy/Containerfile", "utf8");
const compose = parse(readFileSync("deploy/compose.yaml", "utf8"), { merge: true });
const settings = Object.keys(settingsSchema.shape);

it("runs every container as a plain user, with nothing to write on and no rights to gain", () => {
  expect(Object.keys(compose.services)).toEqual(["server", "worker", "database"]);
  for (const service of Object.values(compose.services)) {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
    });
    expect(service.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  }
  expect(containerfile).toMatch(/^USER node$/m);
  expect(containerfile).toMatch(/^HEALTHCHECK .*\/readyz/m);
  expect(compose.services.database.healthcheck?.test?.[1]).toContain("pg_isready");
});

it("says nothing in the environment that no setting is, and has no secret of its own", () => {
  const { server, worker } = compose.services;
  const [, ofImage] = /^ENV (.*)$/m.exec(containerfile) ?? expect.fail("the image sets nothing");
  const names = [
    ...[server, worker].flatMap(({ environment }) => Object.keys(environment)),
    ...ofImage.split(" ").map((pair) => pair.split("=", 1)[0]),
  ];
  expect(names.filter((name) => !settings.includes(name) && name !== "NODE_ENV")).toEqual([]);
  for (const name of ["DATABASE_URL", "WILAYAH_SECRET"])
    expect(server.environment[name]).toMatch(/\$\{\w+:\?\}/);
  expect(compose.services.database.environment.POSTGRES_PASSWORD).toBe("$" + "{POSTGRES_PASSWORD:?}");
});

it("copies what is there", () => {
  const named = [...containerfile.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, names]) =>
    names.split(" "),
  );
  expect(named.filter((name) => !existsSync(name))).toEqual([]);
  expect(existsSync("deploy/make-database.sh")).toBe(true);
});

it("lists every setting in docs/operations.md, with its default and meaning", () => {
  const rows = Object.entries(settingsSchema.shape).map(([name, field]) => {
    const value = field.safeParse(undefined).data;
    const text = value === undefined || Array.isArray(value) ? "" : String(value);
    return `| \`${name}\` | ${text} | ${field.description} |`;
  });
  const table = readFileSync("docs/operations.md", "utf8").match(/^\| `[A-Z_]+` \| .*\|$/gm) ?? [];
  expect(table).toEqual(rows);
});
