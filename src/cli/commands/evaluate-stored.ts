import type { Command } from "commander";
import type { KpisByScope } from "../../app/evaluate/stored/evaluate-kpis-by-scope.ts";
import { evaluateStore } from "../../app/evaluate/stored/evaluate-store.ts";
import { listKpis } from "../../app/evaluate/stored/list-kpis.ts";
import { viewPipelineForecast } from "../../app/evaluate/views/view-pipeline-forecast.ts";
import { viewQuotas } from "../../app/evaluate/views/view-quotas.ts";
import { accountsQuery, funnelQuery, scopedQuery } from "../../contract/evaluations.ts";
import { forecastQuery, pipelineForecastQuery } from "../../contract/forecasts.ts";
import { failure, type Outcome, success } from "../../contract/outcome.ts";
import { quotaQuery } from "../../contract/quotas.ts";
import type { CommandContext } from "../command-context.ts";
import { evaluationWords } from "../evaluation-words.ts";
import { addMemberOptions, type MemberFlags, readAsked, runAsMember } from "../plan-door.ts";
import { renderTable } from "../render-table.ts";
import type { Reporter } from "../reporter.ts";
import { viewText } from "../tell-evaluation.ts";
import { accountsText } from "./evaluate-accounts.ts";
import { forecastText } from "./evaluate-forecast.ts";
import { pipelineText } from "./evaluate-pipeline.ts";
import { territoriesText } from "./evaluate-territories.ts";

const HELP = `
The window runs from --from to before --until. An event counts for who held the account on its day, by the plan that held then;
with --credit restated for who holds it on the window's last day. Only what the member reaches counts.

Examples:
  wilayah evaluate stored kpis --by territory --from 2026-07-01 --until 2026-10-01 --as ops@demo.example
  wilayah evaluate stored forecast --from 2024-11-01 --until 2026-11-01 --months 6 --as ops@demo.example --json`;

interface Flags extends MemberFlags {
  readonly [option: string]: unknown;
}

/** `wilayah evaluate stored …`: what the store tells, in a member's name. */
export function addEvaluateStoredCommands(evaluate: Command, context: CommandContext): void {
  const stored = evaluate
    .command("stored")
    .description("evaluate what the store holds, as a member")
    .addHelpText("after", HELP);
  addKpis(stored, context);
  const territories = credited(
    begin(stored, "territories", "whether territories differ in leads that become accounts"),
  );
  territories.action((flags: Flags) =>
    runAsMember(context, flags, {
      asked: readAsked(funnelQuery, asking(flags)),
      work: ({ world, actor }, query) => evaluateStore(world, actor, { kind: "territories", query }),
      json: (found) => found,
      text: (found, report) => territoriesText({ ...found, warnings: [] }, report),
    }),
  );
  begin(stored, "accounts", "profit, whale curve, ABC, RFM and white space").action((flags: Flags) =>
    runAsMember(context, flags, {
      asked: readAsked(accountsQuery, asking(flags)),
      work: ({ world, actor }, query) => evaluateStore(world, actor, { kind: "accounts", query }),
      json: (found) => found,
      text: (found, report) => accountsText({ ...found, withoutAccount: null, warnings: [] }, report),
    }),
  );
  scoped(begin(stored, "pipeline", "win rates, sales cycles and the open pipeline")).action((flags: Flags) =>
    runAsMember(context, flags, {
      asked: readAsked(scopedQuery, asking(flags)),
      work: ({ world, actor }, query) => evaluateStore(world, actor, { kind: "pipeline", query }),
      json: (found) => found,
      text: (found, report) => pipelineText({ ...found, warnings: [] }, report),
    }),
  );
  scoped(begin(stored, "forecast", "sales by month, with 80 and 95 % intervals"))
    .option("--months <number>", "months ahead (default: 12)")
    .action((flags: Flags) =>
      runAsMember(context, flags, {
        asked: readAsked(forecastQuery, asking(flags)),
        work: ({ world, actor }, query) => evaluateStore(world, actor, { kind: "forecast", query }),
        json: (found) => found,
        text: (found, report) => forecastText({ ...found, warnings: [] }, report),
      }),
    );
  scoped(begin(stored, "pipeline-forecast", "what of the open pipeline will be won, by stage and age"))
    .option("--days <number>", "how far after the window (default: 90)")
    .action((flags: Flags) =>
      runAsMember(context, flags, {
        asked: readAsked(pipelineForecastQuery, asking(flags)),
        work: ({ world, actor }, query) => evaluateStore(world, actor, { kind: "pipeline-forecast", query }),
        json: (found) => found,
        text: (found, report) => viewText(viewPipelineForecast(found), report),
      }),
    );
  scoped(begin(stored, "quotas", "a target shared out as quotas; whether those of the window were fair"))
    .requiredOption("--target <amount>", "what the quotas sum to")
    .option("--company-goal <amount>", "what the company is to reach (default: the target)")
    .option("--formula <formula>", "growth or shares (default: shares)")
    .option("--prior-weight <share>", "weight of the prior share, 0 to 1 (default: 0.5)")
    .option("--cap <share>", "largest change of a quota, as a share of the prior (default: 0.25)")
    .action((flags: Flags) =>
      runAsMember(context, flags, {
        asked: readAsked(quotaQuery, asking(flags)),
        work: ({ world, actor }, query) => evaluateStore(world, actor, { kind: "quotas", query }),
        json: (found) => found,
        text: (found, report) => viewText(viewQuotas(found), report),
      }),
    );
}

function addKpis(stored: Command, context: CommandContext): void {
  scoped(begin(stored, "kpis", "every key figure that the records allow")).action((flags: Flags) =>
    runAsMember(context, flags, {
      asked: readAsked(scopedQuery, asking(flags)),
      work: async ({ world, actor }, query): Promise<Outcome<Registered>> => {
        const kpis = await listKpis(world, actor);
        const found = await evaluateStore(world, actor, { kind: "kpis", query });
        if (!kpis.ok) return failure(kpis.problems);
        return found.ok ? success({ ...found.value, registry: kpis.value }) : found;
      },
      json: ({ registry: _, ...found }) => found,
      text: kpisText,
    }),
  );
}

const begin = (stored: Command, name: string, description: string): Command =>
  addMemberOptions(stored.command(name).description(description))
    .requiredOption("--from <date>", "first civil date of the window")
    .requiredOption("--until <date>", "first civil date after the window");

const credited = (command: Command): Command =>
  command
    .option("--sales-force <name>", "whose plans count (default: the only one)")
    .option("--credit <how>", "effective-dated or restated (default: effective-dated)");

const scoped = (command: Command): Command =>
  credited(command).requiredOption("--by <scope>", "organisation, territory, rep, team, product or account");

/** What is asked, without the options that every command takes. */
const asking = ({ json: _, lang: __, as: ___, data: ____, ...asked }: Flags) => asked;

interface Registered extends KpisByScope {
  readonly registry: readonly {
    readonly key: string;
    readonly unit: string;
    readonly name: { readonly id: string; readonly en: string };
  }[];
}

/** One line per key figure, one column per scope: there are more figures than scopes. */
function kpisText({ scopes, total, registry }: Registered, { locale }: Reporter): string {
  const language = locale.startsWith("id") ? "id" : "en";
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const shown = scopes.length <= MOST_COLUMNS ? scopes : [];
  const rows = registry
    .filter(({ key }) => total[key] !== undefined)
    .map(({ key, unit, name }) => [
      name[language],
      ...[...shown.map(({ kpis }) => kpis), total].map((kpis) => {
        const value = kpis[key]?.value ?? null;
        return value === null ? "–" : (unit === "share" ? percent : number).format(value);
      }),
    ]);
  return renderTable([["", ...shown.map(({ code }) => code ?? "–"), evaluationWords(locale).total], ...rows]);
}

/** More do not fit on a terminal; --json has all. */
const MOST_COLUMNS = 8;
