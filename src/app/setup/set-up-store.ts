import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { issueSetupToken } from "../people/issue-setup-token.ts";
import type { DemoLogin } from "../ports/demo-login.ts";
import type { ServerHost } from "../ports/server-world.ts";
import type { World } from "../ports.ts";
import { fillDemo } from "./fill-demo.ts";
import { openMigratedStore, withStore } from "./open-migrated-store.ts";
import type { StartRequest } from "./start-server.ts";

export interface SetUpStore {
  readonly logins: readonly DemoLogin[] | null;
  /** For the first set-up over HTTP; null where somebody is in the store already. */
  readonly setupToken: string | null;
  readonly tokenExpiresAt: Date | null;
}

/**
 * Makes the store, fills the demo if it is wished, and closes it again; asks nothing. Safe to repeat. Problem SET-113
 * where neither the demo nor a token is to be given out, because somebody is in the store already.
 */
export function setUpStore(
  world: World & { readonly server: ServerHost },
  request: Omit<StartRequest, "logEvent">,
): Promise<Outcome<SetUpStore>> {
  const { demo, log, signal } = request;
  return withStore(
    () => openMigratedStore(world.server, request),
    async (store) => {
      const filled = demo === null ? success(null) : await fillDemo(world, store, { ...demo, log, signal });
      if (!filled.ok) return filled;
      const token = await issueSetupToken(store.world);
      if (demo === null && token === null) return failure([setUpAlready(store.dataFolder)]);
      return success({
        logins: filled.value,
        setupToken: token?.token ?? null,
        tokenExpiresAt: token?.expiresAt ?? null,
      });
    },
  );
}

const setUpAlready = (file: string) => ({
  code: "SET-113",
  where: { file },
  cause: "the store is set up already: it holds an organisation, and its administrators make further members",
  fix: "sign in as an administrator, or choose an empty folder with --data",
});
