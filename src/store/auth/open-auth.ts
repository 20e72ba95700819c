import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import type { WallClock } from "../../app/ports/clock-and-ids.ts";
import * as schema from "../schema/index.ts";
import { createAuthenticate } from "./authenticate.ts";
import { argon2Hasher } from "./hash-password.ts";
import { type AuthSettings, openBetterAuth } from "./open-better-auth.ts";
import { openInstallation } from "./open-installation.ts";
import { openSealer } from "./open-sealer.ts";
import { openSignIns } from "./open-sign-ins.ts";
import { randomSecrets } from "./random-secrets.ts";

/** Everything that finds out who somebody is, on the owner's pool; and what keeps secrets by the same secret. */
export function openAuth(pool: pg.Pool, clock: WallClock, settings: AuthSettings) {
  const db = drizzle(pool, { schema });
  const passwords = argon2Hasher;
  const auth = openBetterAuth({ db, clock, passwords, settings });
  return {
    passwords,
    secrets: randomSecrets,
    sealer: openSealer(settings.secret, settings.previousSecrets),
    installation: openInstallation(pool, clock),
    signIns: openSignIns({ db, auth, clock, passwords }),
    authenticate: createAuthenticate({ db, auth, clock }),
  };
}
