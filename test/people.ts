import { randomUUID } from "node:crypto";
import { createMember } from "../src/app/people/create-member.ts";
import { createOrganisation } from "../src/app/people/create-organisation.ts";
import type { PeopleWorld } from "../src/app/people/people-world.ts";
import type { Actor } from "../src/app/ports/actor.ts";
import type { Outcome } from "../src/core/domain/problem.ts";
import type { Role } from "../src/core/domain/roles.ts";
import { openAuth } from "../src/store/auth/open-auth.ts";
import type { ProviderSettings } from "../src/store/auth/open-identity-provider.ts";
import { openStore } from "../src/store/open-store.ts";
import { openTestDatabase } from "./postgres.ts";

export const PASSWORD = "correct horse battery staple";
/** What the server of the tests signs cookies with. */
export const SECRET = "a secret of tests, not of any server";

/** A database with nobody in it, the real adapters on it, and clocks that the test moves. */
export async function openTestPeople(provider?: ProviderSettings) {
  const database = await openTestDatabase();
  let aheadMilliseconds = 0;
  const wallClock = { now: () => new Date(Date.now() + aheadMilliseconds) };
  const clock = { nowMilliseconds: () => performance.now() + aheadMilliseconds };
  const settings = { baseUrl: "http://127.0.0.1:8080", secret: SECRET, ...(provider && { provider }) };
  const { authenticate, ...auth } = openAuth(database.pool, wallClock, settings);
  const world: PeopleWorld = {
    ...auth,
    store: openStore(database.pool, wallClock),
    ids: { next: randomUUID },
    wallClock,
    clock,
  };
  return {
    ...database,
    world,
    authenticate,
    /** Moves both clocks for everything that comes after. */
    pass: (milliseconds: number) => {
      aheadMilliseconds += milliseconds;
    },
    createOrganisation: (name: string) => organisationWithAdmin(world, name),
    createMember: (admin: Actor, name: string, role: Role) => memberOf(world, admin, name, role),
    close: async () => {
      await world.failedSignIns.settled();
      await database.close();
    },
  };
}

export type TestPeople = Awaited<ReturnType<typeof openTestPeople>>;

/** An organisation in Jakarta; its admin signs in as `admin@<name>.example` with PASSWORD. */
async function organisationWithAdmin(world: PeopleWorld, name: string): Promise<Actor> {
  const { orgId, adminMemberId } = expectValue(
    await createOrganisation(world, {
      organisation: { name, timeZone: "Asia/Jakarta", locale: "id-ID", currency: "IDR" },
      admin: { name: "Ada", email: `admin@${name}.example`, password: PASSWORD },
    }),
  );
  const today = world.wallClock.now().toISOString().slice(0, 10) as Actor["today"];
  return { orgId, memberId: adminMemberId, role: "admin", today, scope: "full", via: "session" };
}

/** A member of the admin's organisation; signs in as `<name>@<organisation's id>.example` with PASSWORD. */
async function memberOf(world: PeopleWorld, admin: Actor, name: string, role: Role): Promise<Actor> {
  const email = `${name}@${admin.orgId}.example`;
  const request = { name, email, role, password: PASSWORD };
  const { member } = expectValue(await createMember(world, admin, request));
  return { ...admin, memberId: member.id, role };
}

/** The value of an outcome that must have one. */
export function expectValue<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome.problems));
}
