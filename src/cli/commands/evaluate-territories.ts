import type { Command } from "commander";
import { evaluateTerritories, type TerritoriesReport } from "../../app/evaluate/evaluate-territories.ts";
import { viewFormat } from "../../app/evaluate/evaluation-output.ts";
import { viewFunnel } from "../../app/evaluate/views/view-funnel.ts";
import type { CommandContext } from "../command-context.ts";
import { evaluationWords, fillIn } from "../evaluation-words.ts";
import { renderTable } from "../render-table.ts";
import type { Reporter } from "../reporter.ts";
import { addEvaluationOptions, type EvaluationFlags, tellEvaluation } from "../tell-evaluation.ts";

const HELP = `
FILE has one row per territory: territory, leads, new_accounts and, where recorded, opportunities. Opportunities and accounts are
those that came from these leads. The verdict is "differ" only where chance does not explain the spread of the rates.

With --deals, FILE has one row per lead, and the other file one row per lead that became an account.

Examples:
  wilayah evaluate territories funnel.csv --json
  wilayah evaluate territories leads.csv --territory region --deals won.csv --key lead_id`;

interface Flags extends EvaluationFlags {
  readonly territory?: string;
  readonly deals?: string;
  readonly key?: string;
}

/** `wilayah evaluate territories`. */
export function addEvaluateTerritoriesCommand(evaluate: Command, context: CommandContext): void {
  const command = evaluate
    .command("territories")
    .description("say whether territories differ in leads that become accounts, or the data do not tell")
    .argument("<file>", "CSV or XLSX with one row per territory")
    .option("--territory <column>", "column with the territory (default: by its usual names)")
    .option("--deals <file>", "one row per lead that became an account; FILE then has one row per lead")
    .option("--key <column>", "column with the lead's id in both files")
    .addHelpText("after", HELP);
  addEvaluationOptions(command);
  command.action(async (file: string, flags: Flags) => {
    const outcome = await evaluateTerritories(context.world, {
      file,
      territoryColumn: flags.territory,
      deals: flags.deals,
      keyColumn: flags.key,
    });
    await tellEvaluation(context, { flags, outcome, view: viewFunnel, text: territoriesText });
  });
}

type Row = TerritoriesReport["territories"][number];

export function territoriesText(report: TerritoriesReport, { locale }: Reporter): string {
  const words = evaluationWords(locale);
  const count = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: "percent", minimumFractionDigits: 1 });
  const points = new Intl.NumberFormat(locale, {
    style: "percent",
    minimumFractionDigits: 1,
    signDisplay: "exceptZero",
  });
  const figures = (row: Row | TerritoriesReport["team"]) => [
    count.format(row.leads),
    row.opportunities === null ? "–" : count.format(row.opportunities),
    count.format(row.newAccounts),
    row.rate === null ? "–" : percent.format(row.rate),
    row.interval === null
      ? "–"
      : `${percent.format(row.interval.low)} … ${percent.format(row.interval.high)}`,
  ];
  const head = [
    words.territory,
    words.leads,
    words.opportunities,
    words.newAccounts,
    words.rate,
    "95 %",
    words.adjusted,
    words.standing,
  ];
  const rows = report.territories.map((row) => [
    row.territory || words.none,
    ...figures(row),
    row.shrunkRate === null ? "–" : percent.format(row.shrunkRate),
    words[row.standing],
  ]);
  const p = viewFormat(locale).cell(report.homogeneity?.pValue ?? null, "probability");
  const verdict = report.verdict === "differ" ? words.differ : words[noVerdict(report)];
  const { extremes } = report;
  return [
    renderTable([head, ...rows, [words.team, ...figures(report.team), "", ""]]),
    `\n${fillIn(verdict, { p })}\n`,
    extremes === null
      ? ""
      : `${fillIn(words.extremes, {
          highest: extremes.highest || words.none,
          lowest: extremes.lowest || words.none,
          difference: points.format(extremes.difference),
          low: points.format(extremes.low),
          high: points.format(extremes.high),
        })}\n`,
    extremes === null || extremes.leadsNeededEach === null || report.verdict === "differ"
      ? ""
      : `${fillIn(words.needed, { leads: count.format(extremes.leadsNeededEach) })}\n`,
    `${words.adjustedNote}\n`,
  ].join("");
}

const noVerdict = ({ reason }: TerritoriesReport) => (reason === "too-few-leads" ? reason : "within-chance");
