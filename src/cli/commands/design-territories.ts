import type { Command } from "commander";
import type { OptionTexts } from "../../app/design/option-texts.ts";
import { type DesignOutcome, runDesign } from "../../app/design/run-design.ts";
import type { CommandContext } from "../command-context.ts";
import { EXIT } from "../exit-codes.ts";
import { addOutputOptions, addProblemOptions } from "../problem-options.ts";
import { createProgressWriter } from "../progress-line.ts";
import { renderSummary } from "../render-summary.ts";
import { createReporter } from "../reporter.ts";

const HELP = `
UNITS is one of
  a TopoJSON, GeoJSON or zipped shapefile of polygons,
  a graph file: {"units": [{"code", "lon", "lat", …}], "edges_from_to_shared_perimeter": [[i, j, km], …]},
  us-county or us-state (bundled; their code is the FIPS code).
All may be gzipped. Left out with --units-from accounts or h3:RESOLUTION, or when problem.json names them.

Files (CSV with any delimiter, or XLSX; the first row names the columns)
  --attributes   the key column and any others; columns are joined to the units, then filtered
  --accounts     id, lat, lon (or a unit column) and any numbers to be balanced
  --links        two columns of codes [, type]; with rows of type "land" it is the complete adjacency
  --current      unit, territory (also lists ;T1; and zip ranges from, to, territory), or a result folder

--out holds alignment.csv, accounts.csv, territories.geojson, summary.json, timing.json and report.html;
with --pareto also alternatives.csv.

Examples:
  wilayah design kabupaten.topojson --key kode --name nama --balance penduduk:10% --territories 20 --links 100km --out out
  wilayah design us-county --attributes counties.csv --key fips --filter state_fips=19 --balance revenue:5% --territories 4-8 --out out
  wilayah design areas.geojson --key code --balance workload:5% --current today.csv --max-moved 10% --move-cost revenue --out out
  wilayah design --units-from h3:7 --accounts outlets.csv --balance revenue:5% --balance accounts:10% --territories 12 --out out`;

interface DesignFlags extends OptionTexts {
  readonly out?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

/** `wilayah design`. */
export function addDesignCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("design")
    .description("design territories and write the plan, its figures and a report")
    .argument("[units]", "file of the units, us-county or us-state")
    .addHelpText("after", HELP);
  addProblemOptions(command);
  addOutputOptions(command).option(
    "--out <folder>",
    "write the plan here; created if missing, other files are left alone",
  );
  command.action(async (units: string | undefined, flags: DesignFlags) => {
    const { finish, terminal, world } = context;
    const report = createReporter(terminal, flags);
    const progress = createProgressWriter(terminal, report.words, {
      json: report.json,
      locale: report.locale,
    });
    const cancel = new AbortController();
    const release = terminal.onInterrupt(() => cancel.abort());
    try {
      const outcome = await runDesign(world, {
        units: units ?? null,
        options: flags,
        outFolder: flags.out ?? null,
        signal: cancel.signal,
        onProgress: progress.write,
      });
      progress.end();
      finish(tellDesign(outcome, { report, outFolder: flags.out ?? null }));
    } finally {
      release();
    }
  });
}

interface Telling {
  readonly report: ReturnType<typeof createReporter>;
  readonly outFolder: string | null;
}

/** Prints what came of a design and says which exit code that is. */
export function tellDesign(outcome: DesignOutcome, { report, outFolder }: Telling): number {
  if ("problems" in outcome) return report.refuse(outcome);
  const { summary, files, status } = outcome;
  report.warn(summary.warnings);
  if (report.json) {
    report.document({ status, out: outFolder, files, ...summary });
  } else {
    report.text(renderSummary(summary, report.words, report.locale));
    if (outFolder === null) report.text(`${report.words.notKept}\n`);
    else report.text(`${report.words.written} ${outFolder}: ${files.join(", ")}\n`);
    if (status === "cancelled") report.text(`${report.words.cancelled}\n`);
  }
  return status === "cancelled" ? EXIT.cancelled : EXIT.done;
}
