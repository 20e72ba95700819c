import type { Engine } from "./app/plans/engine-desk.ts";
import type { ServerHost } from "./app/ports/server-world.ts";

import { runCli } from "./cli/run-cli.ts";
import type { Terminal } from "./cli/terminal.ts";
import { buildEngine } from "./main/build-engine.ts";
import type { ServerStore } from "./main/open-server-store.ts";

/** Runs one command line with the real world; gives the exit code. */
export function main(argv: readonly string[]): Promise<number> {
  return runCli(argv, buildWorld(), buildTerminal());
}

/** What a command line works with: the engine's world and the server. */
export const buildWorld = (): Engine & { readonly server: ServerHost } => ({
  ...buildEngine(),
  server: serverHost,
});

/** Loaded when asked for: commands on files need neither a database nor a server. */
const serverHost: ServerHost = {
  openStore: async (request) => {
    const { openServerStore } = await import("./main/open-server-store.ts");
    return openServerStore(request);
  },
  restore: async (request) => {
    const { restoreStore } = await import("./main/restore-store.ts");
    return restoreStore(request);
  },
  prepareStudio: async (log) => {
    const { prepareStudio } = await import("./main/prepare-studio.ts");
    return prepareStudio(log);
  },
  listen: async (store, request) => {
    const { listen } = await import("./main/listen.ts");
    // every store of this host comes from openStore above
    return listen(store as ServerStore, request, buildEngine());
  },
  work: async (store, log) => {
    const { work } = await import("./main/work.ts");
    return work(store as ServerStore, log, buildEngine());
  },
  lendWorker: async (store, log) => {
    const { lendWorker } = await import("./main/work.ts");
    return lendWorker(store as ServerStore, log, buildEngine());
  },
};

function buildTerminal(): Terminal {
  // a reader that has seen enough (`| head`) is no fault
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    errIsTerminal: process.stderr.isTTY === true,
    environment: process.env,
    onInterrupt: (callback) => {
      let heard = false;
      const onSignal = () => {
        if (heard) process.exit(130);
        heard = true;
        callback();
      };
      process.on("SIGINT", onSignal);
      process.on("SIGTERM", onSignal);
      const releaseParent = whenNpmIsGone(callback);
      return () => {
        releaseParent();
        // who was told to end is ending: a second signal meanwhile is to find somebody, or the system ends it without a status
        if (heard) return;
        process.off("SIGINT", onSignal);
        process.off("SIGTERM", onSignal);
      };
    },
  };
}

const PARENT_CHECK_MILLISECONDS = 500;

/** npm hands SIGTERM to its shell only, which dies without telling: `npm start` would leave a server behind. */
function whenNpmIsGone(callback: () => void): () => void {
  if (process.env.npm_lifecycle_event === undefined) return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, PARENT_CHECK_MILLISECONDS);
  timer.unref();
  return () => clearInterval(timer);
}
