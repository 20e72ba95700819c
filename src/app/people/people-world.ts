import type { Attempts } from "../ports/attempts.ts";
import type { Ids, WallClock } from "../ports/clock-and-ids.ts";
import type { DemoLogin } from "../ports/demo-login.ts";
import type { FailedSignIns } from "../ports/failed-sign-ins.ts";
import type { IdentityProvider } from "../ports/identity-provider.ts";
import type { Installation } from "../ports/installation.ts";
import type { PasswordHasher, Secrets } from "../ports/secrets.ts";
import type { SignIns } from "../ports/sign-ins.ts";
import type { Store } from "../ports/store.ts";
import type { Clock } from "../ports.ts";

/** What the use cases about people need from outside; each takes its part of it. */
export interface PeopleWorld {
  readonly store: Store;
  readonly installation: Installation;
  readonly signIns: SignIns;
  readonly failedSignIns: FailedSignIns;
  /** Null: people sign in with passwords only. */
  readonly identityProvider: IdentityProvider | null;
  readonly passwords: PasswordHasher;
  readonly secrets: Secrets;
  readonly ids: Ids;
  readonly wallClock: WallClock;
  readonly clock: Clock;
  readonly attempts: Attempts;
  /** Where the demo runs: its logins, for the page to sign in at. */
  readonly demoLogins?: () => readonly DemoLogin[];
}
