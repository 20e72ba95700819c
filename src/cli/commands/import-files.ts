import { basename } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { importFile } from "../../app/imports/import-file.ts";
import { IMPORT_KINDS } from "../../app/imports/import-kinds.ts";
import type { ImportWorld } from "../../app/imports/import-world.ts";
import { getImport, listImports } from "../../app/imports/read-import.ts";
import { removeImport } from "../../app/imports/remove-import.ts";
import { undoImport } from "../../app/imports/write-import.ts";
import type { JobWatch } from "../../app/jobs/job-attempt.ts";
import type { Actor } from "../../app/ports/actor.ts";
import type { ImportOptions, ImportRecord } from "../../app/ports/rows/imports.ts";
import { importOptionsSchema, importParams, mappingChangeSchema } from "../../contract/imports.ts";
import { failure, type Outcome, success } from "../../contract/outcome.ts";
import type { CommandContext } from "../command-context.ts";
import { createCountWriter } from "../count-line.ts";
import { addMemberOptions, type MemberFlags, NOTHING, readAsked, runAsMember } from "../plan-door.ts";
import { columnsOf, describe, describeChanges, describeColumns, present } from "../present-import.ts";
import { renderTable } from "../render-table.ts";
import { createReporter } from "../reporter.ts";
import { STORE_SETTINGS_HELP } from "../server-options.ts";

const HELP = `
A file is read, checked wholly, and applied in one transaction; any problem stops it with exit code 2, every problem named
and nothing written. A terminal shows how far it is, --json tells it as lines on stderr; Ctrl-C stops it with nothing
written (exit code 130). Columns are found by their names; --map names them otherwise, or leaves a field out, as JSON:

  { "code": "CustomerID", "name": ["First", "Last"], "stage": { "constant": "customer" },
    "product": { "columns": ["Product"], "values": { "GTXPro": "GTX Pro" } }, "unit": null }

Options of the file, each as --option name=value: delimiter, encoding, decimalMark, sheet, dateOrder (day-first or
month-first), duplicates (fail, first or last), emptyCells (keep or clear), layerId; of units also layer, key, name, object,
links (50km), swapped (yes), zeros (digits of their codes), base (us-county) and credit; of an alignment plan, version, layer and salesForce; of
goals plan, whose territories they name.
${STORE_SETTINGS_HELP}

Examples:
  wilayah import accounts customers.csv --dry-run --as ops@contoh.example
  wilayah import sales invoices.csv --option dateOrder=day-first --as ops@contoh.example
  wilayah import undo 1f0c1f3e-… --as ops@contoh.example`;

interface Flags extends MemberFlags {
  readonly map?: string;
  readonly dryRun?: boolean;
  readonly option: Readonly<Record<string, string>>;
}

/** `wilayah import …`. */
export function addImportCommands(program: Command, context: CommandContext): void {
  const group = program
    .command("import")
    .description("bring files in: accounts, sales and the rest, to be undone if wished")
    .addHelpText("after", HELP);
  for (const { name } of IMPORT_KINDS) addKindCommand(group, context, name);
  addUndoCommand(group, context);
  addRemoveCommand(group, context);
  addListCommand(group, context);
}

function addKindCommand(group: Command, context: CommandContext, kind: string): void {
  const command = group
    .command(kind)
    .description(`a file of ${kind}`)
    .argument("<file>", "CSV, also gzipped, or a workbook");
  addMemberOptions(command)
    .option("--map <file>", "JSON: which column is which field, where their names do not tell")
    .option("--dry-run", "tell what it would do and write nothing")
    .option("--option <name=value>", "how the file is read; repeat it for each", collectOption, {});
  command.action((path: string, { map, dryRun = false, option, ...flags }: Flags) =>
    runAsMember(context, flags, {
      asked: readOptions(option),
      work: async (door, options) => {
        const mapping = await readMapping(context, map);
        if (!mapping.ok) return mapping;
        const opened = await context.world.openFile(path);
        if (!opened.ok) return opened;
        return watched(context, flags, (watch) =>
          importFile({ ...door.world, engine: context.world }, door.actor, {
            kind,
            fileName: basename(path),
            pieces: opened.value,
            maximumBytes: MAXIMUM_BYTES,
            options,
            mapping: mapping.value,
            isDryRun: dryRun,
            watch,
          }),
        );
      },
      isCancelled: ({ status }) => status === "cancelled",
      json: (end) => ({
        import: end.record && { ...present(end.record), status: end.status, ...columnsOf(end.record) },
        ...(end.status === "checked" ? { difference: end.difference } : {}),
      }),
      text: (end, { words }) => {
        if (end.record === null) return `${words.nothingWritten}\n`;
        const told = end.status === "checked" ? describeChanges(end.difference) : `${end.record.id}\n`;
        return `${describeColumns(end.record)}${describe(end.record)}${told}`;
      },
    }),
  );
}

/** Shows how far the work is, and stops it at Ctrl-C. */
async function watched<T>(
  { world, terminal }: CommandContext,
  flags: MemberFlags,
  work: (watch: JobWatch) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const release = terminal.onInterrupt(() => stop.abort());
  const { onProgress, end } = createCountWriter(terminal, world.clock, createReporter(terminal, flags));
  try {
    return await work({ signal: stop.signal, onProgress });
  } finally {
    end();
    release();
  }
}

/** As any input of the command line. */
const MAXIMUM_BYTES = 512 * 1024 * 1024;

function collectOption(
  text: string,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const match = /^([A-Za-z]+)=(.*)$/s.exec(text);
  if (!match) throw new InvalidArgumentError("It must be name=value.");
  return { ...given, [match[1]]: match[2] };
}

/** Options that every kind has, checked; the kind's own go along as they are. */
function readOptions(given: Readonly<Record<string, string>>): Outcome<Partial<ImportOptions>> {
  const known = Object.entries(given).filter(
    ([name]) => name in importOptionsSchema.shape && name !== "more",
  );
  const more = Object.entries(given).filter(([name]) => !(name in importOptionsSchema.shape));
  const read = readAsked(importOptionsSchema.partial(), {
    ...Object.fromEntries(known),
    ...(more.length > 0 ? { more: Object.fromEntries(more) } : {}),
  });
  if (!read.ok) return read;
  return success(Object.fromEntries(Object.entries(read.value).filter(([, value]) => value !== undefined)));
}

async function readMapping({ world }: CommandContext, path: string | undefined) {
  if (path === undefined) return success(null);
  const file = await world.files.read(path);
  if (!file.ok) return file;
  const text = await world.decoders.text(file.value);
  if (!text.ok) return text;
  try {
    return readAsked(mappingChangeSchema, JSON.parse(text.value));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const cause = `the mapping is no JSON: ${reason}`;
    return failure([{ code: "CLI-106", where: { file: path }, cause, fix: "correct it; see `--help`" }]);
  }
}

function addUndoCommand(group: Command, context: CommandContext): void {
  const command = group
    .command("undo")
    .description("take an applied import back, updates included")
    .argument("<id>", "of the import");
  addMemberOptions(command);
  command.action((importId: string, flags: MemberFlags) =>
    runAsMember(context, flags, {
      asked: readAsked(importParams, { importId }),
      work: (door) =>
        watched(context, flags, (watch) =>
          undo({ ...door.world, engine: context.world }, door.actor, { importId, watch }),
        ),
      isCancelled: ({ isStopped }) => isStopped,
      json: ({ record }) => ({ import: present(record) }),
      text: ({ isStopped, record }, { words }) =>
        isStopped ? `${words.nothingWritten}\n` : describe(record),
    }),
  );
}

/** The import as it is afterwards: as it was where it was stopped. */
async function undo(
  world: ImportWorld,
  actor: Actor,
  { importId, watch }: { readonly importId: string; readonly watch: JobWatch },
): Promise<Outcome<{ readonly record: ImportRecord; readonly isStopped: boolean }>> {
  const end = await undoImport(world, actor, { importId, claimed: null, watch });
  if (end.kind === "refused") return failure(end.problems);
  const record = await getImport(world, actor, { importId });
  return record.ok ? success({ record: record.value, isStopped: end.kind === "stopped" }) : record;
}

function addRemoveCommand(group: Command, context: CommandContext): void {
  const command = group
    .command("remove")
    .description("forget a file that was not applied, as one whose import was killed")
    .argument("<id>", "of the import");
  addMemberOptions(command);
  command.action((importId: string, flags: MemberFlags) =>
    runAsMember(context, flags, {
      asked: readAsked(importParams, { importId }),
      work: ({ world, actor }) => removeImport(world, actor, { importId }),
      json: () => ({}),
      text: () => "",
    }),
  );
}

function addListCommand(group: Command, context: CommandContext): void {
  const command = group.command("list").description("what was imported, the newest first");
  addMemberOptions(command);
  command.action((flags: MemberFlags) =>
    runAsMember(context, flags, {
      asked: NOTHING,
      work: ({ world, actor }) =>
        listImports(world, actor, { kind: null, state: null, limit: 200, before: null }),
      json: (imports) => ({ imports: imports.map(present) }),
      text: (imports) =>
        renderTable([
          ["id", "kind", "file", "state", "rows", "at"],
          ...imports.map(({ id, kind, fileName, state, counts, createdAt }) => [
            id,
            kind,
            fileName,
            state,
            String(counts?.rows ?? ""),
            createdAt.toISOString(),
          ]),
        ]),
    }),
  );
}
