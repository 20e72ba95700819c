import type { Command } from "commander";
import type { z } from "zod";
import type { EvaluationView } from "../app/evaluate/evaluation-output.ts";
import { viewCsv } from "../app/evaluate/evaluation-output.ts";
import { failure, type Outcome } from "../contract/outcome.ts";
import type { CommandContext } from "./command-context.ts";
import { addMemberOptions, type Door, type MemberFlags, readAsked, runAsMember } from "./plan-door.ts";
import { createReporter, type Reporter } from "./reporter.ts";
import {
  addFormatOptions,
  type EvaluationFlags,
  viewText,
  wantsJson,
  writeReport,
} from "./tell-evaluation.ts";

/** A question to the store: what it may be asked with, and how the answer is told. */
export interface StoredQuestion<Schema extends z.ZodType, Found extends object> {
  readonly schema: Schema;
  readonly work: (door: Door, query: z.output<Schema>) => Promise<Outcome<Found>>;
  readonly view: (found: Found) => EvaluationView;
  /** Where a terminal is told otherwise than by the view. */
  readonly text?: (found: Found, reporter: Reporter) => string;
  readonly json?: (found: Found) => object;
}

interface Flags extends MemberFlags, Omit<EvaluationFlags, "json" | "lang"> {
  readonly [option: string]: unknown;
}

/** Makes a command ask the store in a member's name, and tell the answer as text, JSON, CSV or a page. */
export function askStore<Schema extends z.ZodType, Found extends object>(
  command: Command,
  context: CommandContext,
  { schema, work, view, text, json = (found) => found }: StoredQuestion<Schema, Found>,
): void {
  addFormatOptions(addMemberOptions(command)).action((flags: Flags) => {
    const told = { ...flags, json: wantsJson(flags) };
    const reporter = createReporter(context.terminal, told);
    return runAsMember(context, told, {
      asked: readAsked(schema, asking(flags)),
      work: async (door: Door, query: z.output<Schema>): Promise<Outcome<Found>> => {
        const found = await work(door, query);
        if (!found.ok) return found;
        const page = { path: flags.report, view: () => view(found.value) };
        const problems = await writeReport(context.world, reporter, page);
        return problems.length > 0 ? failure(problems) : found;
      },
      json,
      text: (found, report) => {
        if (flags.format === "csv") return viewCsv(view(found));
        return text ? text(found, report) : viewText(view(found), report);
      },
    });
  });
}

/** What is asked, without the options that every command takes. */
const asking = ({ json: _, lang: __, as: ___, data: ____, format: _____, report: ______, ...asked }: Flags) =>
  asked;
