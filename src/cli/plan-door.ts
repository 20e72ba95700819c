import { type Command, InvalidArgumentError } from "commander";
import type { z } from "zod";
import { findPlan } from "../app/plans/find-plan.ts";
import type { Actor } from "../app/ports/actor.ts";
import type { PlanRecord } from "../app/ports/rows/plans.ts";
import type { OpenedStore, ServerWorld } from "../app/ports/server-world.ts";
import { actOnStore } from "../app/setup/act-on-store.ts";
import { failure, type Outcome, type Problem, success } from "../contract/outcome.ts";
import type { CommandContext } from "./command-context.ts";
import { EXIT } from "./exit-codes.ts";
import { addOutputOptions } from "./problem-options.ts";
import type { Reporter } from "./reporter.ts";
import { addDataOption, beginStoreCommand, refuseStore, type StoreFlags } from "./server-options.ts";

/** What every command takes that does something in a member's name. */
export interface MemberFlags extends StoreFlags {
  readonly as: string;
}

/** The version that a change was made for. */
export interface VersionFlags {
  readonly ifVersion?: number;
}

export const addMemberOptions = (command: Command): Command =>
  addOutputOptions(addDataOption(command)).requiredOption(
    "--as <email>",
    "the member in whose name it is done, with this member's rights",
  );

export const addVersionOption = (command: Command): Command =>
  command.option(
    "--if-version <number>",
    "refuse if the plan has gone on since this version (default: change what stands)",
    parseVersion,
  );

export function parseVersion(text: string): number {
  const version = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (version >= 1) return version;
  throw new InvalidArgumentError("It must be the number of a version, from 1.");
}

/** A store that is open, and who acts in it. */
export interface Door {
  readonly store: OpenedStore;
  readonly world: ServerWorld;
  readonly actor: Actor;
}

interface Errand<Asked, Answer> {
  /** What the command line asks for, checked by the contract before the store is opened. */
  readonly asked: Outcome<Asked>;
  readonly work: (door: Door, asked: Asked) => Promise<Outcome<Answer>>;
  /** Whether the user ended it before its time: exit code 130. */
  readonly isCancelled?: (answer: Answer) => boolean;
  /** The document of --json besides its status. */
  readonly json: (answer: Answer) => object;
  readonly text: (answer: Answer, report: Reporter) => string;
}

/** Opens the store, does one use case as a member, and tells what came of it. */
export async function runAsMember<Asked, Answer>(
  { world, terminal, finish }: CommandContext,
  flags: MemberFlags,
  { asked, work, isCancelled = () => false, json, text }: Errand<Asked, Answer>,
): Promise<void> {
  const begun = beginStoreCommand(terminal, flags, finish);
  if (begun === null) return;
  const { report, settings, log } = begun;
  if (!asked.ok) {
    finish(refuseStore(report, asked));
    return;
  }
  const request = { settings, dataFolder: flags.data, log, as: flags.as };
  const outcome = await actOnStore(world.server, request, (store, actor) =>
    work({ store, world: store.world, actor }, asked.value),
  );
  if (!outcome.ok) {
    finish(refuseStore(report, outcome));
    return;
  }
  report.warn(outcome.warnings);
  const status = isCancelled(outcome.value) ? "cancelled" : "done";
  if (report.json) report.document({ status, ...json(outcome.value) });
  else report.text(text(outcome.value, report));
  finish(EXIT[status]);
}

/** Nothing to check. */
export const NOTHING = success(null);

/**
 * Reads what the command line gave by a schema of the contract, its options or a file. Problems CLI-106 name the option, or
 * the place in the file.
 */
export function readAsked<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  file = "options",
): Outcome<z.output<Schema>> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return success(parsed.data);
  return failure(parsed.error.issues.map((issue) => wrongValue(issue, file)));
}

const wrongValue = (issue: z.core.$ZodIssue, file: string): Problem => ({
  code: "CLI-106",
  where: { file, ...(issue.path.length > 0 ? { item: issue.path.map(String).join(".") } : {}) },
  cause: sayIssue(issue),
  fix: "give what the cause asks for; see `--help` of the command",
});

/** Of a union what each of its shapes misses: "Invalid input" alone helps nobody. */
const sayIssue = (issue: z.core.$ZodIssue): string =>
  issue.code === "invalid_union" && issue.errors.length > 0
    ? [...new Set(issue.errors.flat().map(sayIssue))].join(", or: ")
    : issue.message;

/** Finds the plan that the command line names, by id or name, and goes on with it. */
export async function withPlan<T>(
  { world, actor }: Door,
  idOrName: string,
  work: (plan: PlanRecord) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const plan = await findPlan(world, actor, idOrName);
  return plan.ok ? work(plan.value) : plan;
}
