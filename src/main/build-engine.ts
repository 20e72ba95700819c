import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { performance } from "node:perf_hooks";
import type { Engine } from "../app/plans/engine-desk.ts";
import { failure, success } from "../core/domain/problem.ts";
import { decodeText } from "../files/decode-text.ts";
import { decodeTextStream } from "../files/decode-text-stream.ts";
import { draftFile } from "../files/draft-file.ts";
import { gunzipIfNeeded } from "../files/gunzip-if-needed.ts";
import { openInputFile } from "../files/open-input-file.ts";
import { parseShapefile } from "../files/parse-shapefile.ts";
import { readBundledTowns } from "../files/read-bundled-towns.ts";
import { readInputFile } from "../files/read-input-file.ts";
import { readTableBytes } from "../files/read-table-bytes.ts";
import { tryFolder, writeFolderTogether } from "../files/write-folder-together.ts";
import { serveReport } from "../http/serve-report.ts";
import { createEngineDesk } from "../jobs/create-engine-desk.ts";
import { createMapThread } from "../jobs/create-map-thread.ts";
import { createSolverPool } from "../jobs/create-solver-pool.ts";

const IS_SOURCE = import.meta.url.endsWith(".ts");
/** src/, or dist/ where this is bundled: both lie one level below the package. */
const HOME = new URL(IS_SOURCE ? "../" : "./", import.meta.url);

const require = createRequire(import.meta.url);

/** Puts real files, threads and clocks together, for the command line, the server and the threads of both. */
export function buildEngine(): Engine {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", HOME), "utf8")) as {
    readonly version: string;
  };
  return {
    version,
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
    desk: createEngineDesk(threadFile("engine-thread", "main")),
    maps: createMapThread(threadFile("map-thread")),
    startSolvers: (threads) => createSolverPool({ threads, threadFile: threadFile("solver-thread") }),
    renderReport: async (data) => {
      const [{ renderReport }, { loadReportAssets }] = await Promise.all([
        import("../report/render-report.ts"),
        import("../report/load-assets.ts"),
      ]);
      return renderReport(data, await loadReportAssets());
    },
    renderEvaluation: async (page) => {
      const { renderEvaluation } = await import("../report/evaluation/render-evaluation.ts");
      return renderEvaluation(page);
    },
    generateDemo: async (scale, seed) => {
      const { generateDemo } = await import("../../demo/generate-demo.ts");
      return generateDemo({ scale, seed });
    },
    generateHistory: async (request) => {
      const { generateHistory } = await import("../../demo/generate-history.ts");
      return generateHistory(request);
    },
    serveFolder: serveReport,
  };
}

const threadFile = (name: string, room = "jobs") =>
  new URL(IS_SOURCE ? `${room}/${name}-from-source.mjs` : `${name}.mjs`, HOME);

const LAYER_FILES = {
  "us-atlas-counties": "us-atlas/counties-10m.json",
  "world-atlas-land": "world-atlas/land-50m.json",
} as const;

async function readJson(packageFile: string): Promise<unknown> {
  return JSON.parse(await readFile(require.resolve(packageFile), "utf8"));
}

/** A relative path is looked for beside the problem file first, then in the current folder; problems name the path as given. */
async function readBesides(path: string, besides?: string | null): ReturnType<Engine["files"]["read"]> {
  if (besides && !isAbsolute(path)) {
    const beside = await readInputFile(join(dirname(besides), path));
    if (beside.ok) return success({ ...beside.value, file: path }, beside.warnings);
  }
  const read = await readInputFile(path);
  return read.ok ? read : failure(read.problems);
}
