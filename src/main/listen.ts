import type { Engine } from "../app/plans/engine-desk.ts";
import type { Listening, ListenRequest } from "../app/ports/server-world.ts";
import { failure, type Outcome, type Problem, success } from "../core/domain/problem.ts";
import { buildServer } from "../http/build-server.ts";
import type { HttpWorld } from "../http/http-world.ts";
import { describePortError } from "../http/serve-report.ts";
import { openIdempotency } from "../store/open-idempotency.ts";
import { storeTroubleOf } from "../store/store-trouble.ts";
import { checkReadiness } from "./check-readiness.ts";
import { eventLog } from "./event-log.ts";
import { measureStore } from "./measure-store.ts";
import { openBackground } from "./open-background.ts";
import type { ServerStore } from "./open-server-store.ts";
import { routeModules } from "./route-modules.ts";
import { startWorker } from "./start-worker.ts";

/** The HTTP server on a migrated store, listening, and a worker for its jobs. */
export async function listen(
  store: ServerStore,
  request: ListenRequest,
  engine: Engine,
): Promise<Outcome<Listening>> {
  const { PORT: port, HOST: host, WILAYAH_TRUSTED_ORIGINS, WILAYAH_TRUSTED_PROXIES } = request.settings;
  const background = await openBackground(request.settings);
  if (!background.ok) return background;
  const world: HttpWorld = {
    version: engine.version,
    authenticate: store.authenticate,
    isReady: () => checkReadiness(store),
    idempotency: openIdempotency(store.pool, store.world.wallClock),
    storeTroubleOf,
    log: { write: request.log },
    studio: async () => {
      const studio = await request.studio;
      return studio.ok ? studio.value : null;
    },
    trustedOrigins: WILAYAH_TRUSTED_ORIGINS,
    trustedProxies: WILAYAH_TRUSTED_PROXIES,
    mapOrigin: background.value.origin,
    metrics: measureStore(store.pool),
  };
  const worker = await startWorker(store, engine, eventLog(request.log));
  const { demoLogins } = request;
  const server = buildServer(
    world,
    routeModules({ ...store.world, demoLogins, queue: worker.queue, engine, ...background.value.world }),
  );
  const close = async () => {
    await server.close();
    await worker.stop();
  };
  try {
    await server.listen({ port, host });
  } catch (error) {
    await close();
    if (isListenError(error)) return failure([describeListenError({ host, port }, error)]);
    throw error;
  }
  const address = server.server.address();
  const actualPort = typeof address === "object" && address ? address.port : port;
  return success({
    url: `http://${shownHost(host)}:${actualPort}/`,
    isReady: async () => (await checkReadiness(store)).every(({ ok }) => ok),
    close,
  });
}

/** Whoever listens everywhere is reached at the loopback address. */
function shownHost(host: string): string {
  if (host === "0.0.0.0" || host === "::" || host === "localhost") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

/** Not this machine's address, or a name that no address belongs to. */
const HOST_CODES: ReadonlySet<string | undefined> = new Set(["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN"]);

function describeListenError(
  { host, port }: { readonly host: string; readonly port: number },
  error: NodeJS.ErrnoException,
): Problem {
  if (!HOST_CODES.has(error.code)) return describePortError(port, error);
  return {
    code: "SET-104",
    where: { file: "environment", item: "HOST" },
    cause: `${host} is no address of this machine: ${error.message}`,
    fix: "set HOST to one of its addresses, to 127.0.0.1 or to 0.0.0.0 for all",
  };
}

const isListenError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error &&
  "syscall" in error &&
  (error.syscall === "listen" || error.syscall === "getaddrinfo");
