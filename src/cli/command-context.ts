import type { World } from "../app/ports.ts";
import type { Terminal } from "./terminal.ts";

/** What every command works with. */
export interface CommandContext {
  readonly world: World;
  readonly terminal: Terminal;
  /** Sets the exit code of the process. */
  readonly finish: (exitCode: number) => void;
}
