import { BrokenInvariant, type Outcome, success } from "../../core/domain/problem.ts";
import type { Role } from "../../core/domain/roles.ts";
import { checkNewPassword } from "../people/check-new-password.ts";
import { createMember } from "../people/create-member.ts";
import { createOrganisation } from "../people/create-organisation.ts";
import { createTemporaryPassword } from "../people/create-temporary-password.ts";
import type { Actor } from "../ports/actor.ts";
import type { DemoLogin } from "../ports/demo-login.ts";
import type { ServerWorld } from "../ports/server-world.ts";

const ORGANISATION = {
  name: "PT Contoh Nusantara",
  timeZone: "Asia/Jakarta",
  locale: "id-ID",
  currency: "IDR",
} as const;

/** Invented; `.example` belongs to nobody (RFC 2606). */
const PEOPLE = [
  { role: "admin", name: "Ayu Lestari", email: "admin@contoh.example" },
  { role: "sales-ops", name: "Bagus Pratama", email: "ops@contoh.example" },
  { role: "manager", name: "Citra Wulandari", email: "manager@contoh.example" },
  { role: "rep", name: "Dimas Saputra", email: "rep@contoh.example" },
] as const satisfies readonly Omit<DemoLogin, "password">[];

/** Four logins with passwords that nobody else has. */
export function inventDemoLogins({ secrets }: Pick<ServerWorld, "secrets">): readonly DemoLogin[] {
  return PEOPLE.map((person) => {
    for (;;) {
      const password = createTemporaryPassword(secrets);
      const contexts = [person.email, person.name, ORGANISATION.name];
      // letters drawn at random may spell a word that is not allowed
      if (checkNewPassword(password, contexts, "").length === 0) return { ...person, password };
    }
  });
}

export type DemoActors = Readonly<Record<Role, Actor>>;

/** Creates the demo's organisation and members, or what of them a run that was cut off left to do. */
export async function createDemoMembers(
  world: ServerWorld,
  logins: readonly DemoLogin[],
): Promise<Outcome<DemoActors>> {
  const actors: Partial<Record<Role, Actor>> = {};
  for (const login of logins) {
    if ((await world.findActor(login.email)) === null) {
      const created = await createLogin(world, actors.admin ?? null, login);
      if (!created.ok) return created;
    }
    const actor = await world.findActor(login.email);
    if (actor === null) throw new BrokenInvariant(`got no member ${login.email}, expected the one just made`);
    actors[login.role] = actor;
  }
  return success(actors as DemoActors);
}

async function createLogin(
  world: ServerWorld,
  admin: Actor | null,
  login: DemoLogin,
): Promise<Outcome<unknown>> {
  const { name, email, password, role } = login;
  if (admin === null) {
    return createOrganisation(world, { organisation: ORGANISATION, admin: { name, email, password } });
  }
  return createMember(world, admin, { name, email, role, password });
}
