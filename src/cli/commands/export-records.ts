import { Argument, type Command, InvalidArgumentError, Option } from "commander";
import { type ExportedFile, exportToFile } from "../../app/exports/export-to-file.ts";
import { readPresentState } from "../../app/exports/read-present-state.ts";
import { findPlan } from "../../app/plans/find-plan.ts";
import {
  chooseFormat,
  EXPORT_FORMATS,
  type ExportAsked,
  type ExportFormat,
  PLAN_EXPORTS,
  RECORD_EXPORTS,
  salesforceOptionsSchema,
} from "../../contract/exports.ts";
import { failure, type Outcome, type Problem, success } from "../../contract/outcome.ts";
import type { CommandContext } from "../command-context.ts";
import { createCountWriter } from "../count-line.ts";
import { findLayer } from "../find-layer.ts";
import { addMemberOptions, type Door, type MemberFlags, readAsked, runAsMember } from "../plan-door.ts";
import { createReporter } from "../reporter.ts";
import { STORE_SETTINGS_HELP } from "../server-options.ts";

const KINDS = [...new Set([...Object.keys(PLAN_EXPORTS), ...Object.keys(RECORD_EXPORTS)])];

const HELP = `
With --plan what a plan says: ${Object.keys(PLAN_EXPORTS).join(", ")}.
Without it records of the organisation: ${Object.keys(RECORD_EXPORTS).join(", ")}.
\`wilayah import\` takes the columns of records as they are. Cells of CSV that a spreadsheet would run as formulas begin with
an apostrophe, which the import takes off again; cells of XLSX are typed. The file holds what the member named by --as is
shown. It is there when it is whole, and replaces what stood there. docs/exports.md names every column.
${STORE_SETTINGS_HELP}

Examples:
  wilayah export accounts --format csv --out accounts.csv --as ops@contoh.example
  wilayah export alignment --format xlsx --out ztt.xlsx --plan "Next year" --as ops@contoh.example
  wilayah export salesforce --plan "Next year" --current org/ --field unit=Account.BillingPostalCode --out sf.zip --as ops@contoh.example
  wilayah export units --layer Kabupaten --format geojson --out units.geojson --as ops@contoh.example`;

interface Flags extends MemberFlags {
  readonly out: string;
  readonly format?: ExportFormat;
  readonly plan?: string;
  readonly layer?: string;
  readonly field: Readonly<Record<string, string>>;
  /** False with --no-rules. */
  readonly rules: boolean;
  readonly current?: string;
}

/** `wilayah export KIND`. */
export function addExportCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("export")
    .description("write what a store holds into a file that other systems read")
    .addArgument(new Argument("<kind>", "what to export").choices(KINDS))
    .addHelpText("after", HELP);
  addMemberOptions(command)
    .requiredOption("--out <file>", "where to write")
    .addOption(new Option("--format <format>", "default: the kind's usual one").choices(EXPORT_FORMATS))
    .option("--plan <plan>", "name or id of the plan")
    .option("--layer <layer>", "name or id of the layer, for units (default: the only one)");
  command
    .option(
      "--field <ours=theirs>",
      "salesforce: its field for one of ours; repeat it for each",
      collectField,
      {},
    )
    .option("--no-rules", "salesforce: assign every account by hand and write no rules")
    .option(
      "--current <folder>",
      "salesforce: CSV files of the present state, to write the change and the way back",
    );
  command.action((kind: string, flags: Flags) => exportKind(context, kind, flags));
}

async function exportKind(context: CommandContext, kind: string, flags: Flags): Promise<void> {
  const stop = new AbortController();
  const release = context.terminal.onInterrupt(() => stop.abort());
  const { onProgress, end } = createCountWriter(
    context.terminal,
    context.world.clock,
    createReporter(context.terminal, flags),
  );
  const watch = { signal: stop.signal, onProgress };
  await runAsMember<Pick<ExportAsked, "format" | "salesforce">, ExportedFile>(context, flags, {
    asked: readChoices(kind, flags),
    work: async (door, chosen) => {
      const asked = await findNamed(door, flags, { content: kind as ExportAsked["content"], ...chosen });
      if (!asked.ok) return asked;
      const present =
        flags.current === undefined ? success(null) : await readPresentState(context.world, flags.current);
      if (!present.ok) return present;
      const current = present.value;
      const world = { store: door.world.store, draftFile: context.world.draftFile };
      return exportToFile(world, door.actor, { asked: asked.value, path: flags.out, watch, current }).finally(
        end,
      );
    },
    isCancelled: (file) => file === null,
    json: (file) => ({ file: flags.out, ...file }),
    text: (file, { words }) =>
      file === null ? "" : `${flags.out}: ${file.rows} ${words.rows}, ${file.bytes} ${words.bytes}\n`,
  }).finally(release);
}

function collectField(text: string, before: Readonly<Record<string, string>>) {
  const [ours, theirs] = text.split(/=(.*)/s, 2);
  if (!theirs) throw new InvalidArgumentError("Write OURS=THEIRS, as unit=Account.BillingPostalCode.");
  return { ...before, [ours]: theirs };
}

/** Format and options of Salesforce. Problems CLI-106. */
function readChoices(kind: string, flags: Flags): Outcome<Pick<ExportAsked, "format" | "salesforce">> {
  const format = readFormat(kind, flags);
  if (!format.ok) return format;
  const isGiven = Object.keys(flags.field).length > 0 || !flags.rules || flags.current !== undefined;
  if (kind !== "salesforce" && isGiven) {
    const fix = "leave --field, --no-rules and --current out";
    return failure([wrongOption("kind", `these options are of salesforce alone, not of ${kind}`, fix)]);
  }
  const salesforce = readAsked(salesforceOptionsSchema, { fields: flags.field, rules: flags.rules });
  return salesforce.ok ? success({ format: format.value, salesforce: salesforce.value }) : salesforce;
}

/** Problems CLI-106: no kind of a plan or of records, or not in this format. */
function readFormat(kind: string, { plan, format }: Flags): Outcome<ExportFormat> {
  const formats: Readonly<Record<string, readonly ExportFormat[]>> =
    plan === undefined ? RECORD_EXPORTS : PLAN_EXPORTS;
  if (!(kind in formats)) {
    return failure([
      plan === undefined
        ? wrongOption("--plan", `${kind} is exported from a plan`, "name the plan with --plan")
        : wrongOption("--plan", `a plan holds no ${kind}`, "leave --plan out"),
    ]);
  }
  const chosen = chooseFormat(formats, { content: kind, format });
  return "format" in chosen
    ? success(chosen.format)
    : failure([wrongOption("--format", chosen.message, "choose one of them")]);
}

const wrongOption = (item: string, cause: string, fix: string): Problem => ({
  code: "CLI-106",
  where: { file: "options", item },
  cause,
  fix,
});

/** Ids of the plan and the layer that the options name. */
async function findNamed(
  door: Door,
  { plan: planName, layer: layerName }: Flags,
  asked: Pick<ExportAsked, "content" | "format" | "salesforce">,
): Promise<Outcome<ExportAsked>> {
  if (planName !== undefined) {
    const plan = await findPlan(door.world, door.actor, planName);
    return plan.ok ? success({ ...asked, planId: plan.value.id }) : plan;
  }
  if (asked.content !== "units") return success(asked);
  const layerId = await findLayer(door, layerName);
  return layerId.ok ? success({ ...asked, layerId: layerId.value }) : layerId;
}
