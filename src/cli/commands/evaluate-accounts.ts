import type { Command } from "commander";
import { type AccountsReport, evaluateAccountSales } from "../../app/evaluate/evaluate-accounts.ts";
import { viewAccounts } from "../../app/evaluate/views/view-accounts.ts";
import type { CommandContext } from "../command-context.ts";
import { evaluationWords, fillIn } from "../evaluation-words.ts";
import { renderTable } from "../render-table.ts";
import type { Reporter } from "../reporter.ts";
import { addEvaluationOptions, type EvaluationFlags, tellEvaluation } from "../tell-evaluation.ts";

const HELP = `
FILE has one or more rows per account: account, revenue and, where recorded, cost, discount, cost_to_serve, order, date, potential.
Rows are added up by account. With dates and at least five accounts there are RFM scores.

Example:
  wilayah evaluate accounts sales.csv --account customer --revenue net_sales --cost cogs`;

/** So many of the best and of the worst accounts are shown on the terminal; --json has all. */
const SHOWN = 20;

interface Flags extends EvaluationFlags {
  readonly account?: string;
  readonly revenue?: string;
  readonly cost?: string;
  readonly order?: string;
  readonly date?: string;
  readonly before?: string;
}

/** `wilayah evaluate accounts`. */
export function addEvaluateAccountsCommand(evaluate: Command, context: CommandContext): void {
  const command = evaluate
    .command("accounts")
    .description("rank accounts by net profit; whale curve, ABC classes, RFM scores, white space")
    .argument("<file>", "CSV or XLSX of sales by account")
    .option("--account <column>", "column with the account (default: by its usual names)")
    .option("--revenue <column>", "column with the revenue")
    .option("--cost <column>", "column with the cost of the goods")
    .option("--order <column>", "column with the order's number, for orders of several rows")
    .option("--date <column>", "column with the date")
    .option("--before <file>", "ABC classes of last time (account, abc_class): who is near a cut keeps them")
    .addHelpText("after", HELP);
  addEvaluationOptions(command);
  command.action(async (file: string, flags: Flags) => {
    const { json: _, lang: __, format: ___, report: ____, ...columns } = flags;
    const outcome = await evaluateAccountSales(context.world, { file, ...columns });
    await tellEvaluation(context, { flags, outcome, view: viewAccounts, text: accountsText });
  });
}

export function accountsText(
  { accounts, totals, whaleCurve, withoutAccount }: AccountsReport,
  { locale }: Reporter,
) {
  const words = evaluationWords(locale);
  const money = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const share = (value: number | null) => (value === null ? "–" : percent.format(value));
  const rowOf = (account: AccountsReport["accounts"][number]) => [
    account.account,
    money.format(account.revenue),
    money.format(account.discount + account.cost + account.costToServe),
    money.format(account.netProfit),
    share(account.margin),
    account.abcClass ?? "–",
    account.rfm === null ? "–" : `${account.rfm.recency}${account.rfm.frequency}${account.rfm.monetary}`,
  ];
  const hidden = accounts.length - 2 * SHOWN;
  const shown =
    hidden > 0
      ? [
          ...accounts.slice(0, SHOWN).map(rowOf),
          [fillIn(words.hidden, { count: money.format(hidden) }), "", "", "", "", "", ""],
          ...accounts.slice(-SHOWN).map(rowOf),
        ]
      : accounts.map(rowOf);
  const head = [words.account, words.revenue, words.costs, words.netProfit, words.margin, "ABC", "RFM"];
  const costs = totals.discount + totals.cost + totals.costToServe;
  const total = [
    words.total,
    money.format(totals.revenue),
    money.format(costs),
    money.format(totals.netProfit),
    share(totals.revenue === 0 ? null : totals.netProfit / totals.revenue),
    "",
    "",
  ];
  const lines = [
    fillIn(words.whale, {
      count: money.format(whaleCurve.peak.accounts),
      profit: money.format(whaleCurve.peak.profit),
      share: share(whaleCurve.peak.share),
      losing: money.format(totals.losing),
      lost: money.format(Math.abs(totals.lost)),
    }),
    ...(totals.costCoverage !== null && totals.costCoverage < 1
      ? [fillIn(words.incompleteCost, { share: share(totals.costCoverage) })]
      : []),
    ...(withoutAccount
      ? [
          fillIn(words.withoutAccount, {
            rows: money.format(withoutAccount.rows),
            revenue: money.format(withoutAccount.revenue),
          }),
        ]
      : []),
  ];
  return `${renderTable([head, ...shown, total])}\n${lines.join("\n")}\n`;
}
