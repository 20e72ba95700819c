import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const PICTURES = "out/journeys";
const START_MILLISECONDS = 180_000;

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the demo's server, ending in "/"; empty where there is no browser to visit it. */
    studio: string;
  }
}

/** One real server with the small demo for all journeys of the studio. WILAYAH_JOURNEYS_URL names one that runs already. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  mkdirSync(PICTURES, { recursive: true });
  const running = process.env.WILAYAH_JOURNEYS_URL;
  if (running !== undefined || !existsSync(CHROMIUM)) {
    project.provide("studio", running ?? "");
    return async () => {};
  }
  // pictures of pages that are gone would look as if they were there
  for (const name of readdirSync(PICTURES)) rmSync(join(PICTURES, name));
  const server = await startServer("--demo");
  project.provide("studio", server.url);
  return server.stop;
}

export interface JourneyServer {
  /** Ends in "/". */
  readonly url: string;
  /** What it printed so far: the demo's logins, the token of the first set-up. */
  readonly said: () => string;
  /** Stops it and removes its data. */
  readonly stop: () => Promise<void>;
}

/** A real server on a data folder of its own. */
export async function startServer(...flags: readonly string[]): Promise<JourneyServer> {
  const folder = mkdtempSync(join(tmpdir(), "wilayah-journeys-"));
  const server = spawn(process.execPath, ["bin/wilayah.mjs", "serve", ...flags, "--data", folder], {
    env: { ...process.env, PORT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => server.once("close", () => resolve()));
  let said = "";
  server.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const url = await firstUrl(server);
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, said: () => said, stop };
}

function firstUrl(server: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (why: string) => reject(new Error(`the server ${why}: ${said.slice(0, 4000)}`));
    const timer = setTimeout(() => fail("printed no address"), START_MILLISECONDS);
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /^http:\/\/127\.0\.0\.1:\d+\/$/m.exec(said)?.[0];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    };
    server.stdout?.on("data", hear);
    server.stderr?.on("data", (chunk: Buffer) => {
      if (said.length < 4000) said += chunk.toString();
    });
    server.once("close", (code) => fail(`ended with ${code}`));
  });
}
