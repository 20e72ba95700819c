// Builds the web application into dist/web, whole or not at all: a server may be reading the folder that stands.
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

// said by whoever calls this, "test" for one, it would leave React's checks for developers in
process.env.NODE_ENV = "production";
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");
await mkdir(dist, { recursive: true });
const fresh = await mkdtemp(join(dist, "web-"));
try {
  await build({
    configFile: join(root, "vite.config.ts"),
    root: join(root, "src", "web"),
    logLevel: process.argv.includes("--verbose") ? "info" : "warn",
    build: { outDir: fresh, emptyOutDir: true },
  });
  const old = `${fresh}-old`;
  await rename(join(dist, "web"), old).catch(() => {});
  await rename(fresh, join(dist, "web"));
  await rm(old, { recursive: true, force: true });
} finally {
  await rm(fresh, { recursive: true, force: true });
}
