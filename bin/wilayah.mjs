#!/usr/bin/env node
// Runs the built bundle if it is newer than every source file, else the source through tsx: no build step is needed.
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bundle = join(root, "dist", "main.mjs");

function newestChange(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const changed = entry.isDirectory() ? newestChange(path) : statSync(path).mtimeMs;
    if (changed > newest) newest = changed;
  }
  return newest;
}

function bundleIsFresh() {
  if (!existsSync(bundle)) return false;
  const sources = ["src", "demo"].map((name) => join(root, name)).filter(existsSync);
  return sources.every((folder) => newestChange(folder) < statSync(bundle).mtimeMs);
}

async function loadMain() {
  if (bundleIsFresh()) return import(pathToFileURL(bundle).href);
  const { register } = await import("tsx/esm/api");
  register();
  return import(pathToFileURL(join(root, "src", "main.ts")).href);
}

const { main } = await loadMain();
process.exitCode = await main(process.argv.slice(2));
