import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Studio, StudioFile } from "../app/ports/server-world.ts";
import { failure, type Outcome, type Problem, success } from "../core/domain/problem.ts";

/** From src/main/ and from dist/main.mjs, which lies one level higher. */
const ROOT = fileURLToPath(new URL(import.meta.url.endsWith(".ts") ? "../../" : "../", import.meta.url));
const BUILT = join(ROOT, "dist", "web");
const SOURCE = join(ROOT, "src", "web");
/** What the pages are made of; an installation without sources has them built. */
const INGREDIENTS = ["src/web", "src/core", "src/contract", "package-lock.json", "vite.config.ts"];
const BUILD_SCRIPT = join(ROOT, "scripts", "build-web.mjs");

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
};

/** The web application, built first where it is not there or older than its source. Problem SET-121. */
export async function prepareStudio(log: (line: string) => void): Promise<Outcome<Studio>> {
  try {
    if (await isStale()) {
      log("building the pages: first start, or their source changed");
      const trouble = await build();
      if (trouble !== null) return failure([notBuilt(trouble)]);
    }
    return success(await readBuilt());
  } catch (error) {
    return failure([notBuilt(error instanceof Error ? error.message : String(error))]);
  }
}

async function isStale(): Promise<boolean> {
  if (!existsSync(SOURCE)) return false;
  const page = join(BUILT, "index.html");
  if (!existsSync(page)) return true;
  const { mtimeMs: builtAt } = await stat(page);
  for (const name of INGREDIENTS) if (await hasNewer(join(ROOT, name), builtAt)) return true;
  return false;
}

async function hasNewer(path: string, thanMilliseconds: number): Promise<boolean> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.mtimeMs > thanMilliseconds;
  for (const name of await readdir(path, { recursive: true })) {
    if ((await stat(join(path, name))).mtimeMs > thanMilliseconds) return true;
  }
  return false;
}

/** Null, or what the bundler said. In a process of its own: it is busy for seconds and leaves much memory behind. */
function build(): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [BUILD_SCRIPT], { cwd: ROOT, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code) => resolve(code === 0 ? null : said.trim() || `exit code ${code}`));
  });
}

/** All of it into memory, a few megabytes: another process may replace the folder. */
async function readBuilt(): Promise<Studio> {
  const files = new Map<string, StudioFile>();
  for (const entry of await readdir(BUILT, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const address = path.slice(BUILT.length).replaceAll("\\", "/");
    const contentType = CONTENT_TYPES[extname(entry.name)] ?? "application/octet-stream";
    files.set(address, {
      bytes: await readFile(path),
      contentType,
      isHashed: address.startsWith("/assets/"),
    });
  }
  return files;
}

const notBuilt = (cause: string): Problem => ({
  code: "SET-121",
  where: { file: "src/web" },
  cause: `the pages could not be built: ${cause}`,
  fix: "run npm ci, then npm run build, and read what it says",
});
