// Bundles the command line, the threads and the web application into dist/. Dependencies stay in node_modules; the report's page script and style
// are inlined files beside the bundle, so that nothing is compiled at run time.
import { copyFile, mkdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const from = (path) => join(root, path);

await rm(from("dist"), { recursive: true, force: true });
await mkdir(from("dist"), { recursive: true });
await import("./build-web.mjs");

const forNode = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  packages: "external",
  sourcemap: true,
  logLevel: "warning",
};
const forPage = {
  bundle: true,
  minify: true,
  target: "es2020",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
};

await Promise.all([
  ...["jobs/solver-thread", "jobs/map-thread", "main/engine-thread"].map((thread) =>
    build({
      ...forNode,
      entryPoints: [from(`src/${thread}.ts`)],
      outfile: from(`dist/${basename(thread)}.mjs`),
    }),
  ),
  build({
    ...forPage,
    format: "iife",
    entryPoints: [from("src/report/page/main.ts")],
    outfile: from("dist/report-page.js"),
  }),
  build({
    ...forPage,
    entryPoints: [from("src/report/page/page.css")],
    outfile: from("dist/report-page.css"),
  }),
  copyFile(from("src/files/workbook-worker.mjs"), from("dist/workbook-worker.mjs")),
]);
// last, so that the bundle is the newest file: bin/wilayah.mjs compares dates
await build({ ...forNode, entryPoints: [from("src/main.ts")], outfile: from("dist/main.mjs") });
process.stdout.write("dist/main.mjs\n");
