import { type Command, InvalidArgumentError } from "commander";
import { listChangeSets } from "../../app/plans/list-change-sets.ts";
import type { ChangeSetSummary } from "../../app/ports/rows/plans.ts";
import type { CommandContext } from "../command-context.ts";
import { addMemberOptions, type MemberFlags, NOTHING, runAsMember, withPlan } from "../plan-door.ts";
import { renderTable } from "../render-table.ts";
import type { Reporter } from "../reporter.ts";

interface Flags extends MemberFlags {
  readonly limit: number;
}

/** `wilayah plan log`. */
export function addPlanLogCommand(plan: Command, context: CommandContext): void {
  const command = plan
    .command("log")
    .description("the changes of a plan, newest first; for members who edit plans")
    .argument("<plan>", "its name or id");
  addMemberOptions(command).option("--limit <number>", "how many of them", parseLimit, 50);
  command.action((name: string, { limit, ...flags }: Flags) =>
    runAsMember(context, flags, {
      asked: NOTHING,
      work: (door) =>
        withPlan(door, name, ({ id }) =>
          listChangeSets(door.world, door.actor, { planId: id, limit, beforeVersion: null }),
        ),
      json: (changes) => ({ changes }),
      text: renderChanges,
    }),
  );
}

function parseLimit(text: string): number {
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (limit >= 1) return limit;
  throw new InvalidArgumentError("It must be a whole number from 1.");
}

function renderChanges(changes: readonly ChangeSetSummary[], { words, locale }: Reporter): string {
  const heads = [words.version, words.change, words.moved, words.madeAt, words.madeBy];
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const rows = changes.map(({ version, kind, moveCount, madeAt, authorName }) => [
    String(version),
    kind,
    String(moveCount),
    instant.format(madeAt),
    authorName ?? "",
  ]);
  const lines = renderTable([heads, ...rows]).split("\n");
  // a reason is as long as its writer wished: it stands behind the table
  return [`${lines[0]}  ${words.reason}`, ...changes.map(({ reason }, row) => `${lines[row + 1]}  ${reason}`)]
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}
