import type { Engine } from "../app/plans/engine-desk.ts";
import type { ServerHost } from "../app/ports/server-world.ts";
import type { Terminal } from "./terminal.ts";

/** The world of the files, and where servers come from. */
export type CliWorld = Engine & { readonly server: ServerHost };

/** What every command works with. */
export interface CommandContext {
  readonly world: CliWorld;
  readonly terminal: Terminal;
  /** Sets the exit code of the process. */
  readonly finish: (exitCode: number) => void;
}
