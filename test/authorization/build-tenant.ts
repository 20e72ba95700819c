import { gzipSync } from "node:zlib";
import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import type { Role } from "../../src/core/domain/roles.ts";
import { buildTopology } from "../../src/core/geo/build-topology.ts";
import { square } from "../../src/core/geo/grid-fixture.ts";
import { insertLogin } from "../../src/store/auth/insert-login.ts";
import { idOf } from "../build-organisation.ts";
import { addCommerce } from "./add-commerce.ts";
import { addPlans } from "./add-plans.ts";
import { addRest } from "./add-rest.ts";
import { ALL, NORTH, SOUTH, type TenantContext, TOP } from "./audiences.ts";
import { createLedger, type LedgerRow, MEMBERS, type MemberName, WORD } from "./ledger.ts";

const ROLES: Readonly<Record<MemberName, Role>> = {
  admin: "admin",
  ops: "sales-ops",
  manager: "manager",
  sibling: "manager",
  rep1: "rep",
  rep2: "rep",
  rep3: "rep",
  gone: "rep",
  demoted: "rep",
};

export interface Tenant {
  readonly label: string;
  readonly orgId: string;
  readonly rows: readonly LedgerRow[];
  /** The id of something by its name in this file. */
  readonly id: (name: string) => string;
  readonly emailOf: (member: MemberName) => string;
  readonly roleOf: (member: MemberName) => Role;
}

/**
 * A whole organisation: hierarchy, people, layer, accounts, a plan in every state, what hangs on plans, and its
 * operation. Two of them differ in nothing but label, ids and canary words. Members can sign in with the password whose
 * hash is given.
 */
export async function buildTenant(pool: pg.Pool, label: string, passwordHash: string): Promise<Tenant> {
  const orgId = idOf(`tenant ${label}`);
  const id = (name: string) => idOf(`tenant ${label}/${name}`);
  const ledger = createLedger(pool, { orgId, label });
  const emailOf = (member: MemberName) => `${member}@${label}.example`;
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const context: TenantContext = { add: ledger.add, id, day };
  await addPeople(pool, context, { emailOf, passwordHash });
  await addGeography(context);
  await addAccounts(context);
  await addPlans(context);
  await addCommerce(context);
  await addRest(context);
  return { label, orgId, rows: ledger.rows, id, emailOf, roleOf: (member) => ROLES[member] };
}

const NOW = new Date().toISOString();

interface Logins {
  readonly emailOf: (member: MemberName) => string;
  readonly passwordHash: string;
}

const MEMBER_READERS: Readonly<Record<MemberName, readonly MemberName[]>> = {
  admin: TOP,
  ops: TOP,
  manager: [...TOP, "manager"],
  sibling: [...TOP, "sibling"],
  rep1: NORTH,
  rep2: SOUTH,
  rep3: [...TOP, "manager", "rep3"],
  gone: [...TOP, "manager"],
  demoted: [...TOP, "demoted"],
};

async function addPeople(pool: pg.Pool, { add, id }: TenantContext, logins: Logins): Promise<void> {
  await add(
    "organisations",
    { name: WORD, time_zone: "Etc/UTC", locale: "en", currency: "USD", created_at: NOW },
    ALL,
  );
  const db = drizzle(pool);
  for (const member of MEMBERS) {
    const userId = id(`user ${member}`);
    const { passwordHash } = logins;
    const login = { userId, name: "Somebody", email: logins.emailOf(member), passwordHash };
    await insertLogin(db, login, new Date());
    const row = { id: id(member), user_id: userId, name: `${member} ${WORD}`, role: ROLES[member] };
    await add("members", { ...row, is_active: true, created_at: NOW }, MEMBER_READERS[member]);
  }
  const team = (name: string, parent: string | null, manager: string | null) => ({
    id: id(name),
    name: `${name} ${WORD}`,
    parent_id: parent && id(parent),
    manager_member_id: manager && id(manager),
  });
  await add("teams", team("Field", null, null), TOP);
  await add("teams", team("North", "Field", "manager"), [...TOP, "manager", "rep3"]);
  await add("teams", team("North-east", "North", null), NORTH);
  await add("teams", team("South", "Field", "sibling"), SOUTH);
  const rep = (code: string, member: string | null, teamName: string | null) => ({
    id: id(code),
    code: `${code}-${WORD}`,
    name: WORD,
    member_id: member && id(member),
    team_id: teamName && id(teamName),
    hours_per_week: 40,
    full_time_share: 1,
    version: 1,
  });
  await add("reps", rep("R1", "rep1", "North-east"), NORTH);
  await add("reps", rep("R2", "rep2", "South"), SOUTH);
  await add("reps", rep("R3", "rep3", "North"), [...TOP, "manager", "rep3"]);
  await add("reps", rep("R4", "gone", "North-east"), [...TOP, "manager"]);
  await add("reps", rep("R5", null, null), TOP);
}

export const UNITS = ["u0", "u1", "u2", "u3", "u4", "u5"] as const;

/** Shapes of the units as `writeTopology` writes them: squares of a tenth of a degree. */
function squares(): string {
  const { arcs, polygons } = buildTopology(
    UNITS.map((_, position) => [square(106 + position / 10, -6, 0.1)]),
  );
  const geometries = UNITS.map((code, position) => ({
    type: "MultiPolygon",
    arcs: polygons[position],
    id: code,
    properties: { code, name: code },
  }));
  return JSON.stringify({
    type: "Topology",
    arcs,
    objects: { units: { type: "GeometryCollection", geometries } },
  });
}

/** Six units in a row. Geography is open to the whole organisation. */
async function addGeography({ add, id }: TenantContext): Promise<void> {
  await add(
    "layers",
    { id: id("layer"), name: `Grid ${WORD}`, unit_count: UNITS.length, credit: WORD, created_at: NOW },
    ALL,
  );
  const topology = `\\x${gzipSync(squares()).toString("hex")}`;
  await add("layer_topologies", { layer_id: id("layer"), topology }, ALL);
  for (const [position, name] of UNITS.entries()) {
    const place = { lon: 106 + position / 10, lat: -6, area_km2: 100, measures: { workload: position + 1 } };
    const row = { id: id(name), layer_id: id("layer"), position, code: `${name}-${WORD}`, name: WORD };
    await add("units", { ...row, ...place }, ALL);
  }
  for (const position of UNITS.keys()) {
    if (position === 0) continue;
    const pair = { layer_id: id("layer"), position_a: position - 1, position_b: position };
    await add("adjacency", { ...pair, kind: "border", border_km: 10, barrier_price: 0 }, ALL);
  }
  const town = { id: id("place"), code: `place-${WORD}`, name: WORD, lon: 106, lat: -6 };
  await add("places", { ...town, version: 1, updated_at: NOW }, ALL);
}

/** By name: unit and readers. In force today are the units of the active plan and its two overrides. */
const ACCOUNTS: readonly (readonly [
  name: string,
  unit: (typeof UNITS)[number] | null,
  readers: readonly MemberName[],
])[] = [
  ["in the north", "u0", NORTH],
  ["in the south", "u2", SOUTH],
  ["in white space", "u5", TOP],
  ["nowhere", null, TOP],
  ["north, overridden to south", "u1", SOUTH],
  ["south, overridden to north", "u3", NORTH],
  ["south, overridden to north in the draft", "u2", SOUTH],
  ["south, overridden to north in the review", "u2", SOUTH],
  ["white space, in the north by the review", "u4", TOP],
];

async function addAccounts({ add, id }: TenantContext): Promise<void> {
  for (const [index, [name, unit, readers]] of ACCOUNTS.entries()) {
    const texts = { code: `A${index}-${WORD}`, name: WORD, segment: WORD, industry: WORD, products: [WORD] };
    const numbers = { revenue: 100 + index, potential: 200 + index, workload_hours: 1, version: 1 };
    const place = { unit_id: unit && id(unit), stage: "customer", lon: 106, lat: -6 };
    await add("accounts", { id: id(name), ...texts, ...place, ...numbers, updated_at: NOW }, readers);
  }
}
