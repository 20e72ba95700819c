import type { Summary } from "../contract/summary.ts";
import { renderTable } from "./render-table.ts";
import { sayCount, type Words } from "./words.ts";

/** A plan in a few lines and a table, for the terminal. */
export function renderSummary(summary: Summary, words: Words, locale: string): string {
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 6 });
  const percent = new Intl.NumberFormat(locale, {
    style: "percent",
    maximumFractionDigits: 2,
    signDisplay: "exceptZero",
  });
  return [
    `${headline(summary, words, percent)}\n`,
    `${objectiveLine(summary, words, number, percent)}\n`,
    ...proposalLine(summary, words),
    ...movedLine(summary, words, percent),
    ...linkLines(summary, words, number),
    renderTable(tableRows(summary, words, { number, percent })),
    ...besidesLines(summary, words, { number, percent }),
  ].join("");
}

function headline({ plan }: Summary, words: Words, percent: Intl.NumberFormat): string {
  const balance = plan.balance.map(({ measure, tolerance, largestDeviation }) => {
    const band = tolerance === null ? "" : `, ${words.within} ±${percent.format(tolerance).replace("+", "")}`;
    return `${measure}: ${words.worst} ${percent.format(largestDeviation).replace("+", "")}${band}`;
  });
  const contiguity = plan.contiguous ? words.allContiguous : words.notContiguous;
  return [`${sayCount(plan.territories, "territory", words)}, ${contiguity}`, ...balance].join("; ");
}

function objectiveLine(
  { objective }: Summary,
  words: Words,
  number: Intl.NumberFormat,
  percent: Intl.NumberFormat,
): string {
  const value =
    `${words.objective} ${objective.key}: ${number.format(objective.value)} ${objective.unit}`.trimEnd();
  if (objective.lowerBound === null || objective.gap === null) return `${value} (${words.noBound})`;
  const bound = `${words.lowerBound} ${number.format(objective.lowerBound)}`;
  if (objective.gap === 0) return `${value} (${words.provenBest})`;
  if (objective.gap > 1) return `${value} (${bound}: ${words.weakBound})`;
  const gap = percent.format(objective.gap).replace("+", "");
  return `${value} (${bound}; ${words.aboveBest} ${gap} ${words.aboveBestEnd})`;
}

function proposalLine({ territoryCount, plan }: Summary, words: Words): string[] {
  return territoryCount === null ? [] : [`${words.proposed} ${plan.territories}: ${territoryCount.reason}\n`];
}

function movedLine({ disruption }: Summary, words: Words, percent: Intl.NumberFormat): string[] {
  if (disruption === null) return [];
  const share = percent.format(disruption.movedShare).replace("+", "");
  const moved = `${words.moved}: ${sayCount(disruption.movedUnits, "unit", words)}, ${share} (${disruption.movedWeight})`;
  if (disruption.unavoidableUnits === 0) return [`${moved}\n`];
  const unavoidable = percent.format(disruption.unavoidableShare).replace("+", "");
  return [
    `${moved}; ${words.ofThese} ${disruption.unavoidableUnits}, ${unavoidable}: ${words.unavoidable}\n`,
  ];
}

const LINKS_SHOWN = 8;

/** Links made by distance, so that nobody is surprised by a territory across the water. */
function linkLines({ layer }: Summary, words: Words, number: Intl.NumberFormat): string[] {
  const lines = layer.links
    .slice(0, LINKS_SHOWN)
    .map(({ a, b, km }) => `${words.link} ${a} – ${b}: ${number.format(Number(km.toFixed(1)))} km\n`);
  const hidden = layer.links.length - lines.length;
  return hidden > 0 ? [...lines, `${number.format(hidden)} ${words.moreLinks}\n`] : lines;
}

/** What stands beside the territories: districts, accounts without geography, other plans of the trade-off. */
function besidesLines(
  { districts, namedAccounts, pareto }: Summary,
  words: Words,
  { number, percent }: Formats,
): string[] {
  const districtLines = (districts ?? []).map(({ code, territories, measures }) => {
    const figures = measures.map(
      ({ measure, value, deviation }) =>
        `${measure} ${number.format(value)} (${percent.format(deviation)} ${words.offTarget})`,
    );
    return `${words.district} ${code}: ${territories.join(", ")}; ${figures.join("; ")}\n`;
  });
  const namedLines = namedAccounts.map(
    ({ code, accounts }) => `${words.territory} ${code}: ${number.format(accounts)} ${words.namedAccounts}\n`,
  );
  const alternatives = (pareto ?? []).map((alternative) => {
    const { plan, objective, largestDeviation, travelKm, movedShare, dominatedBy } = alternative;
    const moved =
      movedShare === null ? "" : `, ${words.moved} ${percent.format(movedShare).replace("+", "")}`;
    const dominated = dominatedBy.length === 0 ? "" : `; ${words.dominatedBy} ${dominatedBy.join(", ")}`;
    return `${words.alternative} ${plan}: ${words.objective} ${number.format(objective)}, ${words.worst} ${percent.format(largestDeviation).replace("+", "")}, ${words.travelKm} ${number.format(travelKm)}${moved}${dominated}\n`;
  });
  return [...districtLines, ...namedLines, ...alternatives];
}

interface Formats {
  readonly number: Intl.NumberFormat;
  readonly percent: Intl.NumberFormat;
}

function tableRows(summary: Summary, words: Words, { number, percent }: Formats): string[][] {
  const measureHeads = summary.plan.balance.flatMap(({ measure }) => [measure, words.offTarget]);
  const head = [words.territory, words.units, ...measureHeads, words.compactness, words.travelKm];
  const rows = summary.territories.map((territory) => [
    territory.code,
    String(territory.unitCount),
    ...territory.measures.flatMap(({ value, deviation }) => [
      number.format(value),
      percent.format(deviation),
    ]),
    territory.polsbyPopper === null ? "–" : number.format(Number(territory.polsbyPopper.toFixed(3))),
    number.format(Math.round(territory.travelKm)),
  ]);
  return [head, ...rows];
}
