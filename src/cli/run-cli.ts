import { CommanderError } from "commander";
import type { CliWorld } from "./command-context.ts";
import { createProgram } from "./create-program.ts";
import { describeUsageError } from "./describe-usage-error.ts";
import { EXIT, EXIT_BUG } from "./exit-codes.ts";
import { renderBug } from "./render-bug.ts";
import { renderProblems } from "./render-problems.ts";
import type { Terminal } from "./terminal.ts";

/** Runs one command line and returns its exit code; never throws. */
export async function runCli(argv: readonly string[], world: CliWorld, terminal: Terminal): Promise<number> {
  let exitCode: number = EXIT.done;
  const program = createProgram({ world, terminal, finish: (code) => (exitCode = code) });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return endOfParsing(error, argv, terminal);
    terminal.err(renderBug(error, terminal.environment.WILAYAH_DEBUG === "1"));
    return EXIT_BUG;
  }
}

/** Commander also "fails" after printing help or the version. */
function endOfParsing(error: CommanderError, argv: readonly string[], terminal: Terminal): number {
  if (error.exitCode === 0) return EXIT.done;
  const problem = describeUsageError(error);
  if (argv.includes("--json")) {
    terminal.out(`${JSON.stringify({ status: "bad-input", problems: [problem], warnings: [] }, null, 2)}\n`);
  }
  terminal.err(renderProblems([problem]));
  return EXIT.badInput;
}
