import type { PlanRules } from "../app/rules/list-rules.ts";
import type { RuleAmounts, RulesReport } from "../app/rules/rules-report.ts";
import { wholeNumbers } from "./render-plans.ts";
import { renderTable } from "./render-table.ts";
import type { Reporter } from "./reporter.ts";

/** Rules by territory, one a line. */
export function renderRules({ rules }: PlanRules, { words }: Reporter): string {
  if (rules.length === 0) return `${words.noRules}\n`;
  const rows = rules.map((rule) => [
    rule.territory,
    rule.name,
    [rule.kind, ...(rule.isActive ? [] : ["–"]), ...(rule.isInherited ? ["↓"] : [])].join(" "),
    [...rule.items.map(sayItem), ...rule.accounts].join("; ") + (rule.filter && `; ${rule.filter}`),
  ]);
  return renderTable([[words.territory, words.name, words.kind, words.conditions], ...rows]);
}

const sayItem = ({ field, operation, value }: PlanRules["rules"][number]["items"][number], index: number) =>
  `${index + 1}: ${field} ${operation} ${typeof value === "object" ? JSON.stringify(value) : value}`;

const FLOWS = 20;
const TIES = 10;

/** What rules would do or did: what moves, whose accounts change, what is in dispute. */
export function renderRulesReport(report: RulesReport, { words, locale }: Reporter): string {
  const { format } = wholeNumbers(locale);
  const sums = ({ accounts, revenue, openDeals, openAmount }: RuleAmounts) =>
    [accounts, revenue, openDeals, openAmount].map(format);
  const heads = [words.accounts, words.revenue, words.openDeals, words.openAmount];
  const { findings, moves, flows, reps, ties } = report;
  const steps = Object.entries(report.steps).filter(([, count]) => count > 0);
  const nowhere = (code: string | null) => code ?? words.noTerritory;
  return [
    `${words.decidedBy}: ${steps.map(([step, count]) => `${step} ${format(count)}`).join(", ")}\n`,
    `${words.ties} ${format(findings.tie)}, ${words.overlaps} ${format(findings.overlap)}, ${words.gaps} ${format(findings.gap)}\n`,
    ...ties.slice(0, TIES).map(({ account, territories }) => `  ${account}: ${territories.join(" = ")}\n`),
    renderTable([
      [words.moved, ...heads],
      ...flows.slice(0, FLOWS).map((flow) => [`${nowhere(flow.from)} → ${nowhere(flow.to)}`, ...sums(flow)]),
      ["", ...sums(moves)],
    ]),
    ...(reps.length === 0
      ? []
      : [
          renderTable([
            [words.rep, `${words.accounts} −`, "+", `${words.revenue} −`, "+"],
            ...reps.map(({ code, name, lost, gained }) => [
              `${code} ${name}`,
              ...[lost.accounts, gained.accounts, lost.revenue, gained.revenue].map(format),
            ]),
          ]),
        ]),
  ].join("");
}
