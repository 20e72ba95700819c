import { createHash } from "node:crypto";
import type pg from "pg";
import type { Actor } from "../src/app/ports/actor.ts";
import type { CivilDate } from "../src/core/domain/civil-date.ts";
import type { Role } from "../src/core/domain/roles.ts";

/** The same name always gives the same id. */
export function idOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

export interface TestOrganisation {
  readonly orgId: string;
  readonly layerId: string;
  readonly unitCodes: readonly string[];
  readonly accountCodes: readonly string[];
  /** Rep n (from 1) has code R<n> and belongs to member rep<n>. */
  readonly repId: (number: number) => string;
  /** Members: admin, ops, ops2, boss (manager of everybody's team), rep1, rep2, rep3. */
  readonly actor: (member: string, today?: string) => Actor;
}

const MEMBERS: readonly (readonly [string, Role])[] = [
  ["admin", "admin"],
  ["ops", "sales-ops"],
  ["ops2", "sales-ops"],
  ["boss", "manager"],
  ["rep1", "rep"],
  ["rep2", "rep"],
  ["rep3", "rep"],
];

interface Size {
  readonly width: number;
  readonly height: number;
  readonly accounts: number;
}

type IdOf = (what: string) => string;

async function insertPeople(pool: pg.Pool, orgId: string, { name, id }: { name: string; id: IdOf }) {
  await pool.query("INSERT INTO organisations VALUES ($1, $2, 'Asia/Jakarta', 'en', 'USD', now())", [
    orgId,
    name,
  ]);
  for (const [member, role] of MEMBERS) {
    const user = `${name}-${member}`;
    await pool.query(
      "INSERT INTO auth_users (id, name, email, created_at, updated_at) VALUES ($1, $1, $1 || '@example.org', now(), now())",
      [user],
    );
    const row = [orgId, id(member), user, member, role];
    await pool.query("INSERT INTO members VALUES ($1, $2, $3, $4, $5, true, now())", row);
  }
  await pool.query("INSERT INTO teams VALUES ($1, $2, 'Field', NULL, $3)", [orgId, id("team"), id("boss")]);
  for (const number of [1, 2, 3]) {
    await pool.query(
      "INSERT INTO reps (org_id, id, code, name, member_id, team_id) VALUES ($1, $2, $3, $3, $4, $5)",
      [orgId, id(`R${number}`), `R${number}`, id(`rep${number}`), id("team")],
    );
  }
}

interface Grid extends Size {
  readonly id: IdOf;
  readonly units: readonly string[];
}

async function insertGrid(pool: pg.Pool, orgId: string, { id, units, width }: Grid) {
  const layerId = id("layer");
  await pool.query("INSERT INTO layers VALUES ($1, $2, 'Grid', $3, '', now())", [
    orgId,
    layerId,
    units.length,
  ]);
  for (const [u, code] of units.entries()) {
    const place = [106 + (u % width), -6 - Math.floor(u / width)];
    const row = [orgId, id(code), layerId, u, code, ...place, { workload: u + 1 }];
    await pool.query("INSERT INTO units VALUES ($1, $2, $3, $4, $5, $5, $6, $7, 100, $8)", row);
  }
  for (const u of units.keys()) {
    const next = [u % width < width - 1 ? u + 1 : null, u + width < units.length ? u + width : null];
    for (const v of next.filter((each) => each !== null)) {
      await pool.query("INSERT INTO adjacency VALUES ($1, $2, $3, $4, 'border', 10, 0)", [
        orgId,
        layerId,
        u,
        v,
      ]);
    }
  }
}

async function insertAccounts(pool: pg.Pool, orgId: string, { id, units, accounts }: Grid) {
  for (let a = 0; a < accounts; a++) {
    const amounts = [100 + a, 2 * (100 + a), 1 + (a % 3)];
    const code = accountCode(a);
    await pool.query(
      `INSERT INTO accounts (org_id, id, code, name, unit_id, segment, revenue, potential, workload_hours, updated_at)
       VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8, now())`,
      [orgId, id(code), code, id(units[a % units.length]), a % 2 === 0 ? "A" : "B", ...amounts],
    );
  }
}

const accountCode = (a: number) => `A${String(a).padStart(3, "0")}`;

/**
 * An organisation on a grid of units U000, U001, … (row by row; measure "workload" 1, 2, …) with accounts A000, A001, …
 * dealt to the units in turn (revenue 100, 101, …; potential twice that; workload 1, 2, 3, 1, … hours).
 */
export async function buildOrganisation(pool: pg.Pool, name: string, size: Size): Promise<TestOrganisation> {
  const orgId = idOf(name);
  const id = (what: string) => idOf(`${name}/${what}`);
  const units = Array.from({ length: size.width * size.height }, (_, u) => `U${String(u).padStart(3, "0")}`);
  await insertPeople(pool, orgId, { name, id });
  await insertGrid(pool, orgId, { ...size, id, units });
  await insertAccounts(pool, orgId, { ...size, id, units });
  return {
    orgId,
    layerId: id("layer"),
    unitCodes: units,
    accountCodes: Array.from({ length: size.accounts }, (_, a) => accountCode(a)),
    repId: (number) => id(`R${number}`),
    actor: (member, today = "2026-11-21") => ({
      orgId,
      memberId: id(member),
      role: MEMBERS.find(([each]) => each === member)?.[1] ?? "rep",
      today: today as CivilDate,
      scope: "full",
      via: "session",
    }),
  };
}
