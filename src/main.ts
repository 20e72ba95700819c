import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { performance } from "node:perf_hooks";
import type { ServerHost } from "./app/ports/server-world.ts";
import type { World } from "./app/ports.ts";
import { runCli } from "./cli/run-cli.ts";
import type { Terminal } from "./cli/terminal.ts";
import { failure, success } from "./core/domain/problem.ts";
import { decodeText } from "./files/decode-text.ts";
import { decodeTextStream } from "./files/decode-text-stream.ts";
import { draftFile } from "./files/draft-file.ts";
import { gunzipIfNeeded } from "./files/gunzip-if-needed.ts";
import { openInputFile } from "./files/open-input-file.ts";
import { parseShapefile } from "./files/parse-shapefile.ts";
import { readBundledTowns } from "./files/read-bundled-towns.ts";
import { readInputFile } from "./files/read-input-file.ts";
import { readTableBytes } from "./files/read-table-file.ts";
import { tryFolder, writeFolderTogether } from "./files/write-folder-together.ts";
import { serveReport } from "./http/serve-report.ts";
import { createMapThread } from "./jobs/create-map-thread.ts";
import { createSolverPool } from "./jobs/create-solver-pool.ts";
import type { ServerStore } from "./main/open-server-store.ts";

/** This file runs as src/main.ts or bundled as dist/main.mjs; both lie one level below the package. */
const PACKAGE_FILE = new URL("../package.json", import.meta.url);
const IS_SOURCE = import.meta.url.endsWith(".ts");

const require = createRequire(import.meta.url);

/** Runs one command line with the real world; gives the exit code. */
export function main(argv: readonly string[]): Promise<number> {
  return runCli(argv, buildWorld(), buildTerminal());
}

/** The only place where real files, threads, clocks and sockets are put together. */
export function buildWorld(): World & { readonly server: ServerHost } {
  const { version } = JSON.parse(readFileSync(PACKAGE_FILE, "utf8")) as { readonly version: string };
  return {
    version,
    server: serverHost,
    cores: availableParallelism(),
    files: { read: readBesides },
    openFile: openInputFile,
    decoders: {
      text: async ({ file, bytes }) => {
        const unpacked = await gunzipIfNeeded(bytes, file);
        return unpacked.ok ? decodeText(unpacked.value, file) : unpacked;
      },
      table: ({ file, bytes }, options = {}) => readTableBytes(bytes, file, options),
      shapefile: ({ file, bytes }) => parseShapefile(bytes, file),
      textStream: decodeTextStream,
    },
    layers: { read: (name) => readJson(LAYER_FILES[name]), towns: readBundledTowns },
    draftFile,
    output: { tryOut: tryFolder, writeTogether: writeFolderTogether },
    clock: { nowMilliseconds: () => performance.now() },
    maps: createMapThread(threadFile("map-thread")),
    startSolvers: (threads) => createSolverPool({ threads, threadFile: threadFile("solver-thread") }),
    renderReport: async (data) => {
      const [{ renderReport }, { loadReportAssets }] = await Promise.all([
        import("./report/render-report.ts"),
        import("./report/load-assets.ts"),
      ]);
      return renderReport(data, await loadReportAssets());
    },
    renderEvaluation: async (page) => {
      const { renderEvaluation } = await import("./report/evaluation/render-evaluation.ts");
      return renderEvaluation(page);
    },
    generateDemo: async (scale, seed) => {
      const { generateDemo } = await import("../demo/generate-demo.ts");
      return generateDemo({ scale, seed });
    },
    generateHistory: async (request) => {
      const { generateHistory } = await import("../demo/generate-history.ts");
      return generateHistory(request);
    },
    serveFolder: serveReport,
  };
}

const threadFile = (name: string) =>
  new URL(IS_SOURCE ? `./jobs/${name}-from-source.mjs` : `./${name}.mjs`, import.meta.url);

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
    return listen(store as ServerStore, request, buildWorld());
  },
  work: async (store, log) => {
    const { work } = await import("./main/work.ts");
    return work(store as ServerStore, log, buildWorld());
  },
  lendWorker: async (store, log) => {
    const { lendWorker } = await import("./main/work.ts");
    return lendWorker(store as ServerStore, log, buildWorld());
  },
};

const LAYER_FILES = {
  "us-atlas-counties": "us-atlas/counties-10m.json",
  "world-atlas-land": "world-atlas/land-50m.json",
} as const;

async function readJson(packageFile: string): Promise<unknown> {
  return JSON.parse(await readFile(require.resolve(packageFile), "utf8"));
}

/** A relative path is looked for beside the problem file first, then in the current folder; problems name the path as given. */
async function readBesides(path: string, besides?: string | null): ReturnType<World["files"]["read"]> {
  if (besides && !isAbsolute(path)) {
    const beside = await readInputFile(join(dirname(besides), path));
    if (beside.ok) return success({ ...beside.value, file: path }, beside.warnings);
  }
  const read = await readInputFile(path);
  return read.ok ? read : failure(read.problems);
}

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
