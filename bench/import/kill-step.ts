import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Actor } from "../../src/app/ports/actor.ts";
import type { Connection } from "../../src/store/embedded/connection.ts";

export interface KilledStep {
  readonly step: "check" | "apply";
  readonly actor: Actor;
  readonly importId: string;
  readonly connection: Connection;
}

/** Runs a step in another process and kills that with SIGKILL half-way through so many rows. Throws where it ended before. */
export async function killStep(step: KilledStep, rows: number): Promise<void> {
  const script = fileURLToPath(new URL("./step.mjs", import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(step)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  for await (const line of createInterface({ input: child.stdout })) {
    const { done } = JSON.parse(line) as { done: number };
    if (done >= rows / 2) child.kill("SIGKILL");
  }
  const [status, signal] = await ended;
  if (signal !== "SIGKILL") throw new Error(`got an end with ${status}, expected the kill`);
}
