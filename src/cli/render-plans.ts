import type { WrittenChange } from "../app/plans/write-change-set.ts";
import type { PlanRecord } from "../app/ports/rows/plans.ts";
import type { TerritoryWithTotals } from "../app/ports/rows/territories.ts";
import { renderTable } from "./render-table.ts";
import type { Reporter } from "./reporter.ts";
import type { Words } from "./words.ts";

/** A state of a plan in the language of the terminal. */
export const sayState = (state: PlanRecord["state"], words: Words): string =>
  state === "in-review" ? words.inReview : words[state];

/** "Next year: in review, version 3". */
export const renderPlanLine = ({ name, state, version }: PlanRecord, { words }: Reporter): string =>
  `${name}: ${sayState(state, words)}, ${words.version} ${version}\n`;

/** Amounts as whole numbers: money and hours of a territory are not known to the cent. */
export const wholeNumbers = (locale: string): Intl.NumberFormat =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });

/** Territories with what they hold, and one more column where it is given. */
export function renderTotals(
  territories: readonly TerritoryWithTotals[],
  { words, locale }: Reporter,
  more?: { readonly head: string; readonly of: (territory: TerritoryWithTotals) => string },
): string {
  const { format } = wholeNumbers(locale);
  const heads = [
    words.territory,
    words.name,
    words.units,
    words.accounts,
    words.revenue,
    words.workloadHours,
  ];
  const rows = territories.map((territory) => {
    const { code, name, totals } = territory;
    const numbers = [totals.units, totals.accounts, totals.revenue, totals.workloadHours].map(format);
    return [code, name, ...numbers, ...(more ? [more.of(territory)] : [])];
  });
  return renderTable([[...heads, ...(more ? [more.head] : [])], ...rows]);
}

/** What a change did: the new version, and the territories that gained or lost something. */
export function renderChange(
  plan: string,
  { version, moveCount, lockCount, territories }: WrittenChange,
  report: Reporter,
) {
  const { words } = report;
  const locks = lockCount > 0 ? `, ${lockCount} ${words.lockedOrUnlocked}` : "";
  const first = `${plan}: ${words.version} ${version}, ${moveCount} ${words.moved}${locks}\n`;
  return territories.length > 0 ? `${first}${words.touched}\n${renderTotals(territories, report)}` : first;
}
