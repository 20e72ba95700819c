// Bundles the measurement and runs it without a loader, whose memory would be counted too.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { build } from "esbuild";

const outdir = "bench-import.tmp";
const entryPoints = ["bench/import/run.ts", "bench/import/step.ts"];
const format = "esm";
try {
  // split, so that what the program loads only when it is asked for is not loaded here either
  await build({
    entryPoints,
    outdir,
    bundle: true,
    splitting: true,
    platform: "node",
    format,
    packages: "external",
    outExtension: { ".js": ".mjs" },
  });
  const node = spawnSync(process.execPath, [`${outdir}/run.mjs`, ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  process.exitCode = node.status ?? 1;
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
