import { createHash } from "node:crypto";
import { standardNormal } from "../../demo/standard-normal.ts";
import { storeLayer } from "../../src/app/catalogue/store-layer.ts";
import { createOrganisation } from "../../src/app/people/create-organisation.ts";
import { activateDuePlans } from "../../src/app/plans/activate-due-plans.ts";
import { approvePlan } from "../../src/app/plans/approve-plan.ts";
import { branchPlan } from "../../src/app/plans/branch-plan.ts";
import { createPlan } from "../../src/app/plans/create-plan.ts";
import { editAlignment } from "../../src/app/plans/edit-alignment.ts";
import { schedulePlan } from "../../src/app/plans/schedule-plan.ts";
import { submitPlan } from "../../src/app/plans/submit-plan.ts";
import type { Actor } from "../../src/app/ports/actor.ts";
import type { AccountRecord } from "../../src/app/ports/rows/accounts.ts";
import type { TerritoryRecord } from "../../src/app/ports/rows/territories.ts";
import type { Transaction } from "../../src/app/ports/store.ts";
import type { CivilDate } from "../../src/core/domain/civil-date.ts";
import { civilDateIn } from "../../src/core/domain/civil-date-in.ts";
import { BrokenInvariant, type Outcome, success } from "../../src/core/domain/problem.ts";
import type { Role } from "../../src/core/domain/roles.ts";
import { seededRandom } from "../../src/core/search/random.ts";
import type { ServerStore } from "../../src/main/open-server-store.ts";
import { type Grid, generateLayer, gridOf } from "./generate-layer.ts";
import type { LoadOptions } from "./load-options.ts";

const SEED = 1;
const TIME_ZONE = "Asia/Jakarta";
/** Territories under one region, and reps under one manager. */
const REGION = 25;
/** Enough that none of them meets the limit of requests per member and minute. */
const OFFICES = 60;
/** Accounts that a plan gives to another territory than their place does. */
const OVERRIDDEN_SHARE = 0.01;

/** A member's key, and the territory that is theirs. */
export interface RepKey {
  readonly key: string;
  readonly territoryId: string;
}

/** What stands in the store, as far as questions are asked about it. */
export interface FilledStore {
  readonly planId: string;
  /** One per client, for its edits. */
  readonly draftIds: readonly string[];
  readonly unitCodes: readonly string[];
  readonly territoryCodes: readonly string[];
  readonly reps: readonly RepKey[];
  /** Of members of sales operations. */
  readonly offices: readonly string[];
  /** Of the administrator. */
  readonly admin: string;
  /** Code of the account in the middle of all. */
  readonly middleAccount: string;
}

type Sizes = Pick<LoadOptions, "accounts" | "units" | "territories"> & {
  /** Who edits, each a draft of their own. */
  readonly editors: number;
};

/** Fills an empty, migrated store: one organisation with an active plan and a draft per client. Seeded but for ids. */
export async function fillStore(store: ServerStore, sizes: Sizes): Promise<FilledStore> {
  const { world } = store;
  const people = await addPeople(store, sizes.territories);
  const grid = gridOf(sizes.units);
  const codes = Array.from({ length: sizes.territories }, (_, t) => codeOf("T", t, 4));
  const layer = generateLayer(grid, SEED);
  const accounts: AccountRecord[] = [];
  const stored = await inOne(store, people.admin, async (tx) => {
    const tools = { clock: world.wallClock, ids: world.ids };
    const { layerId, unitIds } = expectValue(
      await storeLayer(tx, tools, { name: "Grid", credit: "", layer }),
    );
    accounts.push(...inventAccounts(store, unitIds, sizes.accounts));
    await tx.catalogue.insertAccounts(accounts);
    return { layerId, repIds: await addReps(store, tx, people) };
  });
  const territoryOf = (unit: number) => codes[blockOf(grid, unit, codes.length)];
  const draft = expectValue(
    await createPlan(world, people.author, {
      name: "Plan",
      salesForce: "Field",
      layerId: stored.layerId,
      wishes: {},
      territories: [
        ...regionsOf(codes),
        ...codes.map((code, t) => ({
          code,
          name: `Territory ${code}`,
          parent: codeOf("R", Math.floor(t / REGION), 3),
          share: 1,
        })),
      ],
    }),
  );
  const planId = draft.id;
  expectValue(
    await editAlignment(world, people.author, {
      planId,
      version: 1,
      reason: "",
      units: layer.codes.map((unit, u) => ({ unit, territory: territoryOf(u) })),
      accounts: pickOverridden(accounts, codes),
    }),
  );
  const territories = await inOne(store, people.author, (tx) => tx.territories.list(planId));
  const leaves = codes.map((code) => territories.find((each) => each.code === code) ?? fail(code));
  await assignReps(store, people.author, { planId, leaves, repIds: stored.repIds });
  await activate(store, people, planId);
  const draftIds: string[] = [];
  for (let client = 0; client < sizes.editors; client++) {
    const request = { planId, name: `Draft ${client}`, salesForce: null };
    draftIds.push(expectValue(await branchPlan(world, people.author, request)).id);
  }
  return {
    planId,
    draftIds,
    unitCodes: layer.codes,
    territoryCodes: codes,
    reps: people.repKeys.map((key, t) => ({ key, territoryId: leaves[t].id })),
    offices: people.officeKeys,
    admin: people.adminKey,
    middleAccount: accounts[accounts.length >> 1].code,
  };
}

const codeOf = (letter: string, index: number, digits: number) =>
  `${letter}${String(index).padStart(digits, "0")}`;

const regionsOf = (codes: readonly string[]) =>
  Array.from({ length: Math.ceil(codes.length / REGION) }, (_, r) => {
    const code = codeOf("R", r, 3);
    return { code, name: `Region ${code}`, parent: null, share: 1 };
  });

/** Which of so many rectangles of about the same size a unit lies in. */
function blockOf({ columns, rows }: Grid, unit: number, blocks: number): number {
  const across = Math.max(1, Math.round(Math.sqrt(blocks)));
  const down = Math.ceil(blocks / across);
  const c = Math.floor(((unit % columns) * across) / columns);
  const r = Math.floor((Math.floor(unit / columns) * down) / rows);
  return Math.min(blocks - 1, r * across + c);
}

interface People {
  readonly admin: Actor;
  /** Makes the plans; the admin approves them. */
  readonly author: Actor;
  readonly managers: readonly string[];
  readonly repMembers: readonly string[];
  readonly repKeys: readonly string[];
  readonly officeKeys: readonly string[];
  readonly adminKey: string;
}

/** An admin, sales operations, a manager per region and a member per rep, each with an API key. */
async function addPeople({ world, pool }: ServerStore, reps: number): Promise<People> {
  const { orgId, adminMemberId } = expectValue(
    await createOrganisation(world, {
      organisation: { name: "Load", timeZone: TIME_ZONE, locale: "id-ID", currency: "IDR" },
      admin: { name: "Admin", email: "admin@load.example", password: "of a bench, nobody signs in" },
    }),
  );
  const giveKeys = async (ids: readonly string[]) => {
    const keys = ids.map(() => `wly_${world.secrets.next()}`);
    const digests = keys.map((key) => createHash("sha256").update(key, "utf8").digest("hex"));
    await pool.query(
      `INSERT INTO api_keys (org_id, id, member_id, name, prefix, key_hash, scope, created_at)
       SELECT $1, gen_random_uuid(), k.id, 'bench', 'wly_bench', k.digest, 'full', now() FROM unnest($2::uuid[], $3::text[]) k (id, digest)`,
      [orgId, ids, digests],
    );
    return keys;
  };
  const add = async (role: Role, count: number) => {
    const ids = Array.from({ length: count }, () => world.ids.next());
    await pool.query(
      "INSERT INTO auth_users (id, name, email, created_at, updated_at) SELECT i, i, i || '@load.example', now(), now() FROM unnest($1::text[]) i",
      [ids],
    );
    await pool.query(
      "INSERT INTO members (org_id, id, user_id, name, role, created_at) SELECT $1, i::uuid, i, i, $2, now() FROM unnest($3::text[]) i",
      [orgId, role, ids],
    );
    return { ids, keys: await giveKeys(ids) };
  };
  const offices = await add("sales-ops", OFFICES);
  const managers = await add("manager", Math.ceil(reps / REGION));
  const repMembers = await add("rep", reps);
  const today = civilDateIn(TIME_ZONE, world.wallClock.now().getTime());
  const actor = { orgId, today, scope: "full", via: "command-line" } as const;
  return {
    admin: { ...actor, memberId: adminMemberId, role: "admin" },
    author: { ...actor, memberId: offices.ids[0], role: "sales-ops" },
    managers: managers.ids,
    repMembers: repMembers.ids,
    repKeys: repMembers.keys,
    officeKeys: offices.keys,
    adminKey: (await giveKeys([adminMemberId]))[0],
  };
}

async function addReps({ world: { ids } }: ServerStore, tx: Transaction, people: People) {
  const teams: string[] = [];
  for (const [index, managerMemberId] of people.managers.entries()) {
    const id = ids.next();
    await tx.teams.create({ id, name: `Team ${index}`, parentId: null, managerMemberId });
    teams.push(id);
  }
  const repIds: string[] = [];
  for (const [index, memberId] of people.repMembers.entries()) {
    const id = ids.next();
    const code = codeOf("REP", index, 4);
    const teamId = teams[Math.floor(index / REGION)];
    const rest = { home: null, hoursPerWeek: 40, fullTimeShare: 1, startsOn: null, endsOn: null };
    await tx.reps.create(id, { code, name: code, memberId, teamId, ...rest });
    repIds.push(id);
  }
  return repIds;
}

/** More accounts in some places than in others; revenue log-normal. */
function inventAccounts({ world }: ServerStore, unitIds: readonly string[], count: number): AccountRecord[] {
  const random = seededRandom(SEED, 2);
  const updatedAt = world.wallClock.now();
  const digits = String(count).length;
  return Array.from({ length: count }, (_, a) => {
    const code = codeOf("A", a, digits);
    const revenue = Math.round(1e8 * Math.exp(1.4 * standardNormal(random)));
    return {
      id: world.ids.next(),
      code,
      name: `Toko ${code}`,
      parentId: null,
      unitId: unitIds[Math.floor(unitIds.length * random.next() ** 1.5)],
      lon: null,
      lat: null,
      locationKind: "exact",
      segment: "ABC"[random.below(3)],
      industry: null,
      stage: "customer",
      products: [],
      revenue,
      potential: 2 * revenue,
      workloadHours: 1 + random.below(4),
      version: 1,
      updatedAt,
    };
  });
}

function pickOverridden(accounts: readonly AccountRecord[], territories: readonly string[]) {
  const random = seededRandom(SEED, 3);
  return accounts
    .filter(() => random.next() < OVERRIDDEN_SHARE)
    .map(({ code }) => ({
      account: code,
      territory: territories[random.below(territories.length)],
      cause: "named" as const,
    }));
}

interface Staffing {
  readonly planId: string;
  readonly leaves: readonly TerritoryRecord[];
  readonly repIds: readonly string[];
}

async function assignReps(store: ServerStore, actor: Actor, { planId, leaves, repIds }: Staffing) {
  const { ids, wallClock } = store.world;
  const from = "2026-01-01" as CivilDate;
  const assignments = leaves.map(({ id: territoryId }, t) => ({
    id: ids.next(),
    planId,
    territoryId,
    repId: repIds[t],
    role: "primary" as const,
    from,
    to: null,
  }));
  await inOne(store, actor, (tx) => tx.assignments.insert(assignments, wallClock.now()));
}

async function activate({ world }: ServerStore, { admin, author }: People, planId: string): Promise<void> {
  const step = { planId, version: 2 };
  expectValue(await submitPlan(world, author, step));
  expectValue(await approvePlan(world, admin, step));
  expectValue(await schedulePlan(world, author, { ...step, effectiveFrom: author.today }));
  expectValue(await activateDuePlans(world, author));
}

async function inOne<T>({ world }: ServerStore, actor: Actor, work: (tx: Transaction) => Promise<T>) {
  return expectValue(await world.store.transact(actor, async (tx) => success(await work(tx))));
}

function expectValue<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome.problems.slice(0, 3)));
}

function fail(code: string): never {
  throw new BrokenInvariant(`got no territory ${code}, expected the one that was created`);
}
