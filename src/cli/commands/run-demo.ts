import { type Command, InvalidArgumentError, Option } from "commander";
import { runDemo } from "../../app/design/run-demo.ts";
import type { DemoScale, World } from "../../app/ports.ts";
import type { Refusal } from "../../app/use-case-outcome.ts";
import type { Problem } from "../../contract/outcome.ts";
import type { CommandContext } from "../command-context.ts";
import { EXIT } from "../exit-codes.ts";
import { addOutputOptions } from "../problem-options.ts";
import { createProgressWriter } from "../progress-line.ts";
import { createReporter, type Reporter } from "../reporter.ts";
import type { Terminal } from "../terminal.ts";
import { tellDesign } from "./design-territories.ts";

const HELP = `
Invents an Indonesian consumer-goods distributor on real geography (seeded), writes its files to DIR/input, and designs from them.
With --serve the report is served at http://127.0.0.1:PORT/ (environment variable PORT, default 3000; 0 takes any free port).

Examples:
  wilayah demo --serve
  PORT=8080 wilayah demo --scale normal --serve --out out/demo`;

const SCALES: readonly DemoScale[] = ["small", "normal", "large"];

interface DemoFlags {
  readonly scale: DemoScale;
  readonly seed: number;
  readonly out: string;
  readonly serve?: boolean;
  readonly json?: boolean;
  readonly lang?: string;
}

/** `wilayah demo`. */
export function addDemoCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("demo")
    .description("generate the demo, design it, and show the report")
    .addOption(new Option("--scale <scale>", "size of the distributor").choices(SCALES).default("small"))
    .option("--seed <number>", "another seed invents another distributor", parseSeed, 1)
    .option("--out <folder>", "where to write", "out/demo")
    .option("--serve", "serve the report until Ctrl-C")
    .addHelpText("after", HELP);
  addOutputOptions(command);
  command.action((flags: DemoFlags) => runDemoCommand(context, flags));
}

async function runDemoCommand({ world, terminal, finish }: CommandContext, flags: DemoFlags): Promise<void> {
  const report = createReporter(terminal, flags);
  const port = flags.serve ? readPort(terminal) : null;
  if (port !== null && typeof port !== "number") {
    finish(report.refuse({ status: "bad-input", problems: [port], warnings: [] }));
    return;
  }
  const busy = port === null ? null : await findPortProblem(world, port);
  if (busy !== null) {
    finish(report.refuse(busy));
    return;
  }
  const progress = createProgressWriter(terminal, report.words, { json: report.json, locale: report.locale });
  const cancel = new AbortController();
  const release = terminal.onInterrupt(() => cancel.abort());
  const outcome = await runDemo(world, {
    scale: flags.scale,
    seed: flags.seed,
    outFolder: flags.out,
    signal: cancel.signal,
    onProgress: progress.write,
  }).finally(release);
  progress.end();
  const exitCode = tellDesign(outcome, { report, outFolder: flags.out });
  if (port === null || exitCode !== EXIT.done) finish(exitCode);
  else finish(await serve({ world, terminal, report }, flags.out, port));
}

/** A busy port is told at once, not after the design. */
async function findPortProblem(world: World, port: number): Promise<Refusal | null> {
  const probe = await world.serveFolder(".", port);
  if (!probe.ok) return { status: "bad-input", problems: probe.problems, warnings: [] };
  await probe.value.close();
  return null;
}

interface Serving {
  readonly world: World;
  readonly terminal: Terminal;
  readonly report: Reporter;
}

/** Serves the folder until interrupted; the address is printed alone on its line once it answers. */
async function serve({ world, terminal, report }: Serving, folder: string, port: number): Promise<number> {
  const server = await world.serveFolder(folder, port);
  if (!server.ok) return report.refuse({ status: "bad-input", problems: server.problems, warnings: [] });
  await waitUntilAnswering(server.value.url);
  terminal.out(`${server.value.url}\n`);
  terminal.err(`${report.words.serving}\n`);
  await new Promise<void>((resolve) => {
    const release = terminal.onInterrupt(() => {
      release();
      resolve();
    });
  });
  await server.value.close();
  return EXIT.done;
}

async function waitUntilAnswering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const response = await fetch(url, { method: "HEAD" }).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function readPort(terminal: Terminal): number | Problem {
  const text = terminal.environment.PORT ?? "3000";
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  return {
    code: "CLI-151",
    where: { file: "options", item: `PORT=${text}` },
    cause: `"${text}" is not a port number`,
    fix: "set PORT to a number from 1 to 65535, or to 0 for any free port",
  };
}

function parseSeed(text: string): number {
  const seed = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (seed <= 4_294_967_295) return seed;
  throw new InvalidArgumentError("It must be a whole number from 0 to 4294967295.");
}
