import type { Command } from "commander";
import type { KpisByScope } from "../../app/evaluate/stored/evaluate-kpis-by-scope.ts";
import { evaluateStore } from "../../app/evaluate/stored/evaluate-store.ts";
import { listKpis } from "../../app/evaluate/stored/list-kpis.ts";
import { viewAccounts } from "../../app/evaluate/views/view-accounts.ts";
import { viewAssignment } from "../../app/evaluate/views/view-assignment.ts";
import { viewCauses } from "../../app/evaluate/views/view-causes.ts";
import { viewCustomerValue } from "../../app/evaluate/views/view-customer-value.ts";
import { viewForecast } from "../../app/evaluate/views/view-forecast.ts";
import { viewFunnel } from "../../app/evaluate/views/view-funnel.ts";
import { type NamedKpi, viewKpis } from "../../app/evaluate/views/view-kpis.ts";
import { viewLookAlikes } from "../../app/evaluate/views/view-look-alikes.ts";
import { viewTrend } from "../../app/evaluate/views/view-months.ts";
import { viewPerformance } from "../../app/evaluate/views/view-performance.ts";
import { viewPipeline } from "../../app/evaluate/views/view-pipeline.ts";
import { viewPipelineForecast } from "../../app/evaluate/views/view-pipeline-forecast.ts";
import { viewPriorities } from "../../app/evaluate/views/view-priorities.ts";
import { viewQuotas } from "../../app/evaluate/views/view-quotas.ts";
import { viewReps } from "../../app/evaluate/views/view-reps.ts";
import { viewService } from "../../app/evaluate/views/view-service.ts";
import { matchTerritories } from "../../app/plans/match-territories.ts";
import { lookAlikesQuery, prioritiesQuery } from "../../contract/account-openings.ts";
import { storedMatrixQuery } from "../../contract/assignment-matrix.ts";
import { causesQuery, customerValueQuery, performanceQuery } from "../../contract/diagnoses.ts";
import { accountsQuery, funnelQuery, kpisQuery, scopedQuery } from "../../contract/evaluations.ts";
import { forecastQuery, pipelineForecastQuery } from "../../contract/forecasts.ts";
import { failure, type Outcome, success } from "../../contract/outcome.ts";
import { quotaQuery } from "../../contract/quotas.ts";
import type { CommandContext } from "../command-context.ts";
import { evaluationWords } from "../evaluation-words.ts";
import { withPlan } from "../plan-door.ts";
import { renderTable } from "../render-table.ts";
import type { Reporter } from "../reporter.ts";
import { addWindowOptions, askStore } from "../stored-evaluation.ts";
import { accountsText } from "./evaluate-accounts.ts";
import { forecastText } from "./evaluate-forecast.ts";
import { pipelineText } from "./evaluate-pipeline.ts";
import { addStoredGoalCommands } from "./evaluate-stored-goals.ts";
import { territoriesText } from "./evaluate-territories.ts";

const HELP = `
The window runs from --from to before --until, or is a --period or --year of the organisation's fiscal calendar. An event counts for who held the account on its day, by the plan that held then;
with --credit restated for who holds it on the window's last day. Only what the member reaches counts.

Examples:
  wilayah evaluate stored kpis --by territory --period 2026-Q3 --as ops@demo.example
  wilayah evaluate stored forecast --from 2024-11-01 --until 2026-11-01 --months 6 --as ops@demo.example --json`;

/** `wilayah evaluate stored …`: what the store tells, in a member's name. */
export function addEvaluateStoredCommands(evaluate: Command, context: CommandContext): void {
  const stored = evaluate
    .command("stored")
    .description("evaluate what the store holds, as a member")
    .addHelpText("after", HELP);
  addKpis(stored, context);
  addFacts(stored, context);
  addOutlooks(stored, context);
  addDiagnoses(stored, context);
  addOpenings(stored, context);
  addStoredAssignment(stored, context);
  addStoredGoalCommands(stored, context);
}

function addFacts(stored: Command, context: CommandContext): void {
  askStore(
    credited(begin(stored, "territories", "whether territories differ in leads that become accounts")),
    context,
    {
      schema: funnelQuery,
      work: ({ world, actor }, query) => evaluateStore(world, actor, { kind: "territories", query }),
      view: viewFunnel,
      text: (found, report) => territoriesText({ ...found, warnings: [] }, report),
    },
  );
  askStore(begin(stored, "accounts", "profit, whale curve, ABC, RFM and white space"), context, {
    schema: accountsQuery,
    work: ({ world, actor }, query) => evaluateStore(world, actor, { kind: "accounts", query }),
    view: viewAccounts,
    text: (found, report) => accountsText({ ...found, withoutAccount: null, warnings: [] }, report),
  });
  askStore(scoped(begin(stored, "pipeline", "win rates, sales cycles and the open pipeline")), context, {
    schema: scopedQuery,
    work: ({ world, actor }, query) => evaluateStore(world, actor, { kind: "pipeline", query }),
    view: viewPipeline,
    text: (found, report) => pipelineText({ ...found, warnings: [] }, report),
  });
}

function addOutlooks(stored: Command, context: CommandContext): void {
  const forecast = scoped(begin(stored, "forecast", "sales by month, with 80 and 95 % intervals"));
  askStore(forecast.option("--months <number>", "months ahead (default: 12)"), context, {
    schema: forecastQuery,
    work: ({ world, actor }, query) => evaluateStore(world, actor, { kind: "forecast", query }),
    view: viewForecast,
    text: (found, report) => forecastText({ ...found, warnings: [] }, report),
  });
  const open = scoped(
    begin(stored, "pipeline-forecast", "what of the open pipeline will be won, by stage and age"),
  );
  askStore(open.option("--days <number>", "how far after the window (default: 90)"), context, {
    schema: pipelineForecastQuery,
    work: ({ world, actor }, query) => evaluateStore(world, actor, { kind: "pipeline-forecast", query }),
    view: viewPipelineForecast,
  });
  const quotas = scoped(
    begin(stored, "quotas", "a target shared out as quotas; whether those of the window were fair"),
  )
    .requiredOption("--target <amount>", "what the quotas sum to")
    .option("--company-goal <amount>", "what the company is to reach (default: the target)")
    .option("--formula <formula>", "growth or shares (default: shares)")
    .option("--prior-weight <share>", "weight of the prior share, 0 to 1 (default: 0.5)")
    .option("--cap <share>", "largest change of a quota, as a share of the prior (default: 0.25)");
  askStore(quotas, context, {
    schema: quotaQuery,
    work: ({ world, actor }, query) => evaluateStore(world, actor, { kind: "quotas", query }),
    view: viewQuotas,
  });
}

function addDiagnoses(stored: Command, context: CommandContext): void {
  askStore(credited(begin(stored, "reps", "what reps did, against potential, ramp and quota")), context, {
    schema: funnelQuery,
    work: ({ world, actor }, query) => evaluateStore(world, actor, { kind: "reps", query }),
    view: viewReps,
  });
  askStore(scoped(begin(stored, "trend", "whether sales by month have changed (XmR charts)")), context, {
    schema: scopedQuery,
    work: ({ world, actor }, query) => evaluateStore(world, actor, { kind: "trend", query }),
    view: viewTrend,
  });
  askStore(credited(begin(stored, "service", "under-served against under-performing territories")), context, {
    schema: funnelQuery,
    work: ({ world, actor }, query) => evaluateStore(world, actor, { kind: "service", query }),
    view: viewService,
  });
  const performance = credited(begin(stored, "performance", "sales against what circumstances let expect"));
  askStore(
    performance.option("--predictors <names>", "potential, accounts, customers (default: potential)"),
    context,
    {
      schema: performanceQuery,
      work: ({ world, actor }, query) => evaluateStore(world, actor, { kind: "performance", query }),
      view: viewPerformance,
    },
  );
  const causes = credited(begin(stored, "causes", "why the value won changed against the period before"));
  askStore(
    causes.option("--before-from <date>", "first date of the period before (default: as many days)"),
    context,
    {
      schema: causesQuery,
      work: ({ world, actor }, query) => evaluateStore(world, actor, { kind: "causes", query }),
      view: viewCauses,
    },
  );
  const value = begin(stored, "customer-value", "what accounts will buy and are worth, from their purchases")
    .option("--months <number>", "months ahead (default: 12)")
    .option("--discount-per-month <share>", "default: 0.01")
    .option("--margin-share <share>", "contribution as a share of the money (default: 1)");
  askStore(value, context, {
    schema: customerValueQuery,
    work: ({ world, actor }, query) => evaluateStore(world, actor, { kind: "customer-value", query }),
    view: viewCustomerValue,
  });
}

function addOpenings(stored: Command, context: CommandContext): void {
  const priorities = begin(stored, "priorities", "accounts by what an hour of a rep is expected to bring");
  askStore(priorities.option("--limit <number>", "how many at most (default: 200)"), context, {
    schema: prioritiesQuery,
    work: ({ world, actor }, query) => evaluateStore(world, actor, { kind: "priorities", query }),
    view: viewPriorities,
  });
  const alike = begin(stored, "look-alikes", "prospects by likeness to the best customers, and why")
    .option("--best-share <share>", "which customers are the best (default: 0.2)")
    .option("--limit <number>", "how many prospects at most (default: 200)");
  askStore(alike, context, {
    schema: lookAlikesQuery,
    work: ({ world, actor }, query) => evaluateStore(world, actor, { kind: "look-alikes", query }),
    view: viewLookAlikes,
  });
}

function addStoredAssignment(stored: Command, context: CommandContext): void {
  const command = stored
    .command("assignment")
    .description("who should own which territory of a plan; nothing is changed")
    .requiredOption("--plan <plan>", "id or name of the plan")
    .option("--date <date>", "from when it is to hold (default: when the plan begins to hold, or today)")
    .option("--least-gain <points>", "points that a change of rep must gain (default: 5)");
  askStore(command, context, {
    schema: storedMatrixQuery,
    work: (door, { plan, date = null, leastGain = null }) =>
      withPlan(door, plan, ({ id }) =>
        matchTerritories(door.world, door.actor, { planId: id, date, leastGain }),
      ),
    view: viewAssignment,
    json: ({ territoryIds: _, reps: __, ...matching }) => matching,
  });
}

function addKpis(stored: Command, context: CommandContext): void {
  const kpis = scoped(begin(stored, "kpis", "every key figure that the records allow"))
    .option("--limit <number>", "of accounts: how many at most (default: 1000)")
    .option("--after <code>", "of accounts: those after this one, as told by the page before");
  askStore(kpis, context, {
    schema: kpisQuery,
    work: async ({ world, actor }, query): Promise<Outcome<Registered>> => {
      const registry = await listKpis(world, actor);
      const found = await evaluateStore(world, actor, { kind: "kpis", query });
      if (!registry.ok) return failure(registry.problems);
      return found.ok ? success({ ...found.value, registry: registry.value }) : found;
    },
    view: (found) => viewKpis(found, found.registry),
    json: ({ registry: _, ...found }) => found,
    text: kpisText,
  });
}

const begin = (stored: Command, name: string, description: string): Command =>
  addWindowOptions(stored.command(name).description(description));

const credited = (command: Command): Command =>
  command
    .option("--sales-force <name>", "whose plans count (default: the only one)")
    .option("--credit <how>", "effective-dated or restated (default: effective-dated)");

const scoped = (command: Command): Command =>
  credited(command).requiredOption("--by <scope>", "organisation, territory, rep, team, product or account");

interface Registered extends KpisByScope {
  readonly registry: readonly NamedKpi[];
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
