import type { Command } from "commander";
import { applyRulesNow } from "../../app/rules/apply-rules.ts";
import { listRules, type PlanRules } from "../../app/rules/list-rules.ts";
import { replaceRules } from "../../app/rules/replace-rules.ts";
import type { RuleDraft } from "../../app/rules/rule-draft.ts";
import { testRules } from "../../app/rules/test-rules.ts";
import { type Outcome, success } from "../../contract/outcome.ts";
import { parseJson } from "../../contract/read-problem.ts";
import { RULE_CONDITIONS, rulesFile } from "../../contract/rules.ts";
import type { CommandContext } from "../command-context.ts";
import { EXIT } from "../exit-codes.ts";
import {
  addMemberOptions,
  addVersionOption,
  type Door,
  type MemberFlags,
  NOTHING,
  readAsked,
  runAsMember,
  type VersionFlags,
  withPlan,
} from "../plan-door.ts";
import { renderRules, renderRulesReport } from "../render-rules.ts";

const HELP = `
A file of rules is JSON like what \`wilayah rules list PLAN --json\` prints: {"rules": [{"territory": "T3", "name": "key
accounts", "items": [{"field": "segment", "operation": "equals", "value": "Key"}]}]}. \`test\` writes nothing and ends with 1
where several territories have equal right to an account; \`apply\` gives a draft the rules of the file and moves accounts by
them, as two versions; without a file it applies those that stand.

kind: rule (all conditions of a territory's rules must hold), named (a list of accounts, no conditions), legal (conditions or
accounts; goes before all else). Further: accounts [codes], filter "(1 AND 2) OR NOT 3", isActive, isInherited (holds for the
territories below), keepsFamilies (asked of the head of the family).

${RULE_CONDITIONS.map(({ fields, operations }) => `  ${fields.join(", ")}:\n    ${operations.join(", ")}`).join("\n")}

value: a text or number; of in and not-in a list; of range {"from": 1, "to": 5}, both ends count; of within-km {"lon": 106.8,
"lat": -6.2, "km": 5}. family is the code of the head of the account's family, unit that of the unit it lies in.

Examples:
  wilayah rules test "Next year" rules.json --as ops@contoh.example
  wilayah rules apply "Next year" rules.json --as ops@contoh.example`;

/** `wilayah rules …`. */
export function addRulesCommands(program: Command, context: CommandContext): void {
  const rules = program
    .command("rules")
    .description("which accounts fall into which territory of a plan, whatever their geography")
    .addHelpText("after", HELP);
  addListCommand(rules, context);
  addTestCommand(rules, context);
  addApplyCommand(rules, context);
}

const PLAN = "its name or id";
const FILE = "JSON of rules, see `wilayah rules --help` (default: those of the plan)";

function addListCommand(rules: Command, context: CommandContext): void {
  const command = rules.command("list").description("the rules of a plan").argument("<plan>", PLAN);
  addMemberOptions(command).action((name: string, flags: MemberFlags) =>
    runAsMember(context, flags, {
      asked: NOTHING,
      work: (door) => withPlan(door, name, ({ id }) => listRules(door.world, door.actor, { planId: id })),
      json: withoutIds,
      text: renderRules,
    }),
  );
}

/** As a file of rules has them: an id is a plan's own. */
const withoutIds = ({ version, rules }: PlanRules) => ({
  version,
  rules: rules.map(({ id: _, ...rule }) => rule),
});

function addTestCommand(rules: Command, context: CommandContext): void {
  const command = rules
    .command("test")
    .description("what rules would do: accounts, deals and reps that change, ties, overlaps, gaps")
    .argument("<plan>", PLAN)
    .argument("[file]", FILE);
  addMemberOptions(command).action(async (name: string, file: string | undefined, flags: MemberFlags) => {
    const { watch, release, isStopped } = beginSurvey(context);
    let ties = 0;
    await runAsMember(context, flags, {
      asked: await readFile(context, file),
      work: async (door, drafts) => {
        const tested = await withPlan(door, name, ({ id }) =>
          testRules(door.world, door.actor, { planId: id, rules: drafts }, watch),
        );
        if (tested.ok) ties = tested.value.report.findings.tie;
        return tested;
      },
      isCancelled: isStopped,
      json: (tested) => tested,
      text: ({ report }, reporter) => renderRulesReport(report, reporter),
    }).finally(release);
    if (ties > 0 && !isStopped()) context.finish(EXIT.refused);
  });
}

function addApplyCommand(rules: Command, context: CommandContext): void {
  const command = rules
    .command("apply")
    .description("give a draft rules and move its accounts by them")
    .argument("<plan>", PLAN)
    .argument("[file]", FILE);
  addVersionOption(addMemberOptions(command)).action(
    async (name: string, file: string | undefined, flags: MemberFlags & VersionFlags) => {
      const { watch, release, isStopped } = beginSurvey(context);
      await runAsMember(context, flags, {
        asked: await readFile(context, file),
        work: (door, drafts) =>
          withPlan(door, name, async ({ id: planId }) => {
            const version = await storeRules(door, { planId, drafts, version: flags.ifVersion ?? null });
            if (!version.ok) return version;
            return applyRulesNow(door.world, door.actor, { planId, version: version.value, watch });
          }),
        isCancelled: isStopped,
        json: (applied) => applied,
        text: ({ planVersion, report }, reporter) =>
          `${name}: ${reporter.words.version} ${planVersion}\n${renderRulesReport(report, reporter)}`,
      }).finally(release);
    },
  );
}

interface Storing {
  readonly planId: string;
  readonly drafts: readonly RuleDraft[] | null;
  readonly version: number | null;
}

/** The version that the rules are to be applied to. */
async function storeRules(
  { world, actor }: Door,
  { planId, drafts, version }: Storing,
): Promise<Outcome<number | null>> {
  if (drafts === null) return success(version);
  const stored = await replaceRules(world, actor, { planId, version, rules: drafts });
  return stored.ok ? success(stored.value.version) : stored;
}

/** Ctrl-C ends the survey before anything is written. */
function beginSurvey({ terminal }: CommandContext) {
  const stop = new AbortController();
  const release = terminal.onInterrupt(() => stop.abort());
  const watch = { signal: stop.signal, onProgress: () => {} };
  return { watch, release, isStopped: () => stop.signal.aborted };
}

async function readFile(
  { world }: CommandContext,
  file: string | undefined,
): Promise<Outcome<readonly RuleDraft[] | null>> {
  if (file === undefined) return success(null);
  const source = await world.files.read(file);
  if (!source.ok) return source;
  const text = await world.decoders.text(source.value);
  if (!text.ok) return text;
  const json = parseJson(text.value, file, "give a file of rules; see `wilayah rules --help`");
  if (!json.ok) return json;
  const asked = readAsked(rulesFile, json.value, file);
  return asked.ok ? success(asked.value.rules, text.warnings) : asked;
}
