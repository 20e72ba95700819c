import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import type { WallClock } from "../../app/ports/clock-and-ids.ts";
import { createAuthenticate } from "./authenticate.ts";
import { argon2Hasher } from "./hash-password.ts";
import { identityProviderWhenAsked } from "./identity-provider-when-asked.ts";
import { openAttempts } from "./open-attempts.ts";
import { type AuthSettings, openBetterAuth } from "./open-better-auth.ts";
import { openFailedSignIns } from "./open-failed-sign-ins.ts";
import { openInstallation } from "./open-installation.ts";
import { openSealer } from "./open-sealer.ts";
import { openSignIns } from "./open-sign-ins.ts";
import { randomSecrets } from "./random-secrets.ts";
import { resealSecrets } from "./reseal-secrets.ts";

interface OpenAuthSettings extends AuthSettings {
  /** Told of what went wrong after the answer was out; left out, it ends the process. */
  readonly reportFault?: (error: unknown) => void;
}

const endProcess = (error: unknown): never => {
  throw error;
};

/** Everything that finds out who somebody is, on the owner's pool; and what keeps secrets by the same secret. */
export function openAuth(
  pool: pg.Pool,
  clock: WallClock,
  { reportFault = endProcess, ...settings }: OpenAuthSettings,
) {
  const db = drizzle(pool);
  const passwords = argon2Hasher;
  const { baseUrl, provider } = settings;
  const sealer = openSealer(settings.secret, settings.previousSecrets);
  const auth = openBetterAuth({ db, clock, passwords, settings });
  return {
    passwords,
    secrets: randomSecrets,
    sealer,
    resealSecrets: () => resealSecrets(pool, sealer, auth),
    attempts: openAttempts(pool, clock),
    installation: openInstallation(pool, clock),
    signIns: openSignIns({ db, auth, clock, passwords, baseUrl }),
    failedSignIns: openFailedSignIns(pool, clock, reportFault),
    identityProvider: provider
      ? identityProviderWhenAsked({ settings: provider, baseUrl, sealer, clock })
      : null,
    authenticate: createAuthenticate({ db, auth, clock }),
  };
}
