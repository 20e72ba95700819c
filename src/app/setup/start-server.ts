import type { Settings } from "../../contract/settings.ts";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { issueSetupToken } from "../people/issue-setup-token.ts";
import type { DemoLogin } from "../ports/demo-login.ts";
import type { Listening, OpenedStore, ServerHost } from "../ports/server-world.ts";
import type { World } from "../ports.ts";
import { type DemoRequest, fillDemo, isDemoUnfinished } from "./fill-demo.ts";
import { openMigratedStore } from "./open-migrated-store.ts";

export interface StartRequest {
  readonly settings: Settings;
  readonly dataFolder: string;
  /** Null: without the demo. */
  readonly demo: Pick<DemoRequest, "scale" | "seed"> | null;
  /** Told in a few words what is going on. */
  readonly log: (line: string) => void;
  /** Receives the server's log, one JSON line per event. */
  readonly logEvent: (line: string) => void;
  readonly signal: AbortSignal;
}

export interface StartedServer {
  readonly url: string;
  /** The demo's, else null. */
  readonly logins: readonly DemoLogin[] | null;
  /** For the first set-up where nobody is in the store yet, else null. */
  readonly setupToken: string | null;
  /** From the call until `/readyz` says yes. */
  readonly seconds: number;
  /** Stops taking requests, then the database. */
  close(): Promise<void>;
}

type ServingWorld = World & { readonly server: ServerHost };

/**
 * Opens the store, brings its schema up to date, listens, and fills the demo if it is wished. The pages are built
 * meanwhile where they are not yet.
 */
export async function startServer(
  world: ServingWorld,
  request: StartRequest,
): Promise<Outcome<StartedServer>> {
  const startedAt = world.clock.nowMilliseconds();
  const studio = world.server.prepareStudio(request.log);
  let logins: readonly DemoLogin[] = [];
  const opened = await openMigratedStore(world.server, request);
  if (!opened.ok) return opened;
  const store = opened.value;
  await resealSecrets(store, request);
  const listening = await world.server.listen(store, {
    settings: request.settings,
    studio,
    demoLogins: () => logins,
    log: request.logEvent,
  });
  if (!listening.ok) {
    await store.close();
    return listening;
  }
  const close = async () => {
    await listening.value.close();
    await store.close();
  };
  try {
    const filled = await fill(world, { store, listening: listening.value }, request);
    const built = await studio;
    if (filled.ok && built.ok) {
      logins = filled.value.logins ?? [];
      const seconds = (world.clock.nowMilliseconds() - startedAt) / 1000;
      return success({ ...filled.value, url: listening.value.url, seconds, close });
    }
    await close();
    return filled.ok ? failure(built.ok ? [] : built.problems) : filled;
  } catch (error) {
    await close();
    throw error;
  }
}

/** So that the secrets of before can be left out at the next start. */
async function resealSecrets(store: OpenedStore, { settings, log }: StartRequest): Promise<void> {
  if (settings.WILAYAH_SECRET_PREVIOUS.length === 0) return;
  const { resealed, unreadable } = await store.resealSecrets();
  if (resealed > 0) log(`sealed anew with WILAYAH_SECRET: ${resealed} webhooks and second factors`);
  if (unreadable > 0)
    log(
      `neither WILAYAH_SECRET nor those of WILAYAH_SECRET_PREVIOUS open ${unreadable} webhooks or second factors`,
    );
}

interface Running {
  readonly store: OpenedStore;
  readonly listening: Listening;
}

async function fill(
  world: ServingWorld,
  { store, listening }: Running,
  { demo, log, signal }: StartRequest,
): Promise<Outcome<Pick<StartedServer, "logins" | "setupToken">>> {
  if (demo === null && (await isDemoUnfinished(store))) {
    log("the demo in this store was cut off before it was whole: start with --demo to go on with it");
  }
  const filled = demo === null ? success(null) : await fillDemo(world, store, { ...demo, log, signal });
  if (!filled.ok) return filled;
  const token = await issueSetupToken(store.world);
  if (!(await listening.isReady())) return failure([notReady(listening.url)]);
  return success({ logins: filled.value, setupToken: token?.token ?? null });
}

const notReady = (url: string) => ({
  code: "SET-120",
  where: { file: "server", item: url },
  cause: "the server listens, but its database stopped answering",
  fix: "see postgres.log in the data folder, or the server of DATABASE_URL",
});
