import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { describeProcess, isRunning } from "./process-identity.ts";

describe.skipIf(process.platform === "win32")("a process that was killed", () => {
  it("does not run any more, even if its parent never asks how it ended", async () => {
    // the child's parent becomes a `sleep` that waits for nobody
    const parent = spawn("sh", ["-c", "sleep 100 & echo $!; exec sleep 100"]);
    const child = await new Promise<number>((told) =>
      parent.stdout.once("data", (text) => told(Number(text))),
    );
    // until the shell has become that `sleep`, it would still ask
    await expect.poll(() => describeProcess(parent.pid ?? 0).command).toMatch(/^sleep/);
    expect([isRunning(parent.pid ?? 0), isRunning(child)]).toEqual([true, true]);
    process.kill(child, "SIGKILL");
    await expect.poll(() => isRunning(child)).toBe(false);
    // it still stands in the table of processes
    expect(process.kill(child, 0)).toBe(true);
    parent.kill("SIGKILL");
  });
});
