import type { PeopleWorld } from "./people-world.ts";

const VALID_MILLISECONDS = 24 * 60 * 60 * 1000;

export interface SetupToken {
  /** To be shown once to whoever runs the server; only its digest is kept. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** A token for the first set-up, in place of any before; null where there is an organisation already. */
export async function issueSetupToken(
  world: Pick<PeopleWorld, "installation" | "secrets" | "wallClock">,
): Promise<SetupToken | null> {
  if (await world.installation.hasOrganisation()) return null;
  const token = world.secrets.next();
  const expiresAt = new Date(world.wallClock.now().getTime() + VALID_MILLISECONDS);
  await world.installation.keepSetupToken(world.secrets.digest(token), expiresAt);
  return { token, expiresAt };
}
