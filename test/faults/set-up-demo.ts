import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startCommand } from "./run-command.ts";

export interface Login {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

declare module "vitest" {
  interface ProvidedContext {
    demo: {
      readonly folder: string;
      readonly logins: readonly Login[];
      /** The steps that its set-up committed, in their order. */
      readonly steps: readonly string[];
    };
  }
}

/**
 * Sets the demo up once; scenarios go on from copies of its data folder. Bundled first, so that the many processes of a
 * run need not each compile the source.
 */
export async function setup(project: TestProject): Promise<() => void> {
  execFileSync(process.execPath, ["scripts/build.mjs"]);
  const root = mkdtempSync(join(tmpdir(), "wilayah-faults-"));
  const folder = join(root, "demo");
  const { exitCode, out, err } = await startCommand(["setup", "--demo", "--data", folder, "--json"], "trace")
    .ended;
  if (exitCode !== 0) throw new Error(`the set-up ended with ${exitCode}: ${err}${out}`);
  const steps = [...err.matchAll(/^fault point after (.*)$/gm)].map(([, step]) => step);
  project.provide("demo", { folder, logins: JSON.parse(out).logins, steps });
  return () => rmSync(root, { recursive: true });
}
