import { spawn } from "node:child_process";

/** A program, its arguments, and the user it runs as where that is not ours. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

/** How a program ended: its exit status (-1 if it did not start or was killed) and all it wrote. */
export interface RunResult {
  readonly status: number;
  readonly output: string;
}

/** Runs a program to its end. It starts in the root folder, which every user may enter. Never rejects. */
export function runToEnd({ program, args, uid, gid }: Command): Promise<RunResult> {
  return new Promise((resolve) => {
    const who = { ...(uid === undefined ? {} : { uid }), ...(gid === undefined ? {} : { gid }) };
    const child = spawn(program, args, { cwd: "/", stdio: ["ignore", "pipe", "pipe"], ...who });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    child.on("error", (error) => resolve({ status: -1, output: error.message }));
    child.on("close", (status) => resolve({ status: status ?? -1, output }));
  });
}
