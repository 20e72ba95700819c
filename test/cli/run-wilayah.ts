import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCli } from "../../src/cli/run-cli.ts";
import { buildWorld } from "../../src/main.ts";

export interface CommandResult {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Called with what stands on stderr so far and a function that acts like Ctrl-C. */
  readonly onErr?: (text: string, interrupt: () => void) => void;
}

/** Runs a command line in this process, with real files and solver threads; only the terminal is caught. */
export async function runWilayah(args: readonly string[], options: RunOptions = {}): Promise<CommandResult> {
  const out: string[] = [];
  const err: string[] = [];
  let interrupt = () => {};
  const exitCode = await runCli(args, buildWorld(), {
    out: (text) => {
      out.push(text);
    },
    err: (text) => {
      err.push(text);
      options.onErr?.(text, () => interrupt());
    },
    errIsTerminal: false,
    environment: options.environment ?? {},
    onInterrupt: (callback) => {
      interrupt = callback;
      return () => {
        interrupt = () => {};
      };
    },
  });
  return { exitCode, out: out.join(""), err: err.join("") };
}

/** A folder of its own under the system's temporary one. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), "wilayah-test-"));

/** Writes a file and gives its path. */
export function save(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
