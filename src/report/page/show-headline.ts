import { gapToBound } from "../../core/evaluate/gap-to-bound.ts";
import type { PageData } from "../page-data.ts";
import { sayViolationInIndonesian } from "../violation-words.ts";
import { buildElement } from "./build-element.ts";
import { findWorstTerritory, isTerritoryWithinBands } from "./judge-balance.ts";
import type { PageContext } from "./page-context.ts";
import { markEnglish, sayProblem } from "./say-problem.ts";

type Verdict = "good" | "bad" | "plain";

interface Tile {
  readonly name: string;
  readonly value: string;
  readonly note: string;
  readonly verdict: Verdict;
}

/** The answer in one sentence, and the figures it rests on. */
export function showHeadline(context: PageContext): HTMLElement {
  const tiles = [
    ...balanceTiles(context),
    contiguityTile(context),
    objectiveTile(context),
    movedTile(context),
    travelTile(context),
    uncoveredTile(context),
  ].filter((tile) => tile !== null);
  return buildElement(
    "section",
    { class: "headline", "aria-labelledby": "headline" },
    headlineSentence(context),
    context.data.violations.length > 0 ? listViolations(context) : null,
    buildElement("dl", { class: "tiles" }, ...tiles.map(showTile)),
    runLine(context),
  );
}

function headlineSentence(context: PageContext): HTMLElement {
  const { data, words, format } = context;
  const count = format().count(data.territories.length);
  const outside = data.territories.filter((territory) => !isTerritoryWithinBands(territory)).length;
  const bands = listBands(context);
  const text =
    outside > 0
      ? words().someOutside(format().count(outside), count)
      : bands !== ""
        ? words().everyWithin(count, bands)
        : words().noBand(count);
  const isGood = keepsItsRules(data);
  return buildElement(
    "h2",
    { id: "headline", class: isGood ? "good" : "bad" },
    buildElement("span", { class: "mark", "aria-hidden": "true" }, isGood ? "✓" : "!"),
    buildElement("span", {}, text),
  );
}

/** The hard bands; measures are named where there are several, because some may have no band. */
function listBands({ data, words, format }: PageContext): string {
  const bands = data.measures.flatMap(({ key, tolerance }) =>
    tolerance === null ? [] : [{ key, band: format().band(tolerance) }],
  );
  return bands
    .map(({ key, band }, place) => {
      const text = place === 0 ? words().bandOfTarget(band) : band;
      return data.measures.length > 1 ? words().bandFor(text, key) : text;
    })
    .join(", ");
}

function keepsItsRules(data: PageData): boolean {
  return data.violations.length === 0 && data.territories.every(isTerritoryWithinBands);
}

function listViolations(context: PageContext): HTMLElement {
  const { data, words } = context;
  const show = (violation: PageData["violations"][number]): HTMLElement => {
    const { cause, fix, isTranslated } = sayProblem(context, violation, sayViolationInIndonesian);
    return buildElement("li", {}, `${violation.code}: `, markEnglish(`${cause}. ${fix}`, isTranslated));
  };
  return buildElement(
    "div",
    { class: "violations" },
    buildElement("h3", {}, words().brokenRules),
    buildElement("ul", {}, ...data.violations.map(show)),
  );
}

function showTile({ name, value, note, verdict }: Tile): HTMLElement {
  return buildElement(
    "div",
    { class: `tile ${verdict}` },
    buildElement("dt", {}, name),
    buildElement("dd", { class: "value" }, value),
    buildElement("dd", { class: "note" }, note),
  );
}

function balanceTiles(context: PageContext): Tile[] {
  const { data, words, format } = context;
  return data.measures.map(({ key, tolerance, largestDeviation }, measure) => {
    const worst = data.territories[findWorstTerritory(data.territories, measure)];
    const before = data.summary.largestDeviationBefore?.[measure];
    const notes = [
      tolerance === null ? words().noLimit : words().limit(format().band(tolerance)),
      before === undefined ? "" : words().wasBefore(format().percent(before)),
    ];
    return {
      name: `${words().worst}: ${key}`,
      value: worst
        ? words().worstAt(format().signedPercent(worst.figures.measures[measure].deviation), worst.code)
        : format().percent(largestDeviation),
      note: notes.filter((note) => note !== "").join(" · "),
      verdict: tolerance === null ? "plain" : largestDeviation <= tolerance + 1e-9 ? "good" : "bad",
    };
  });
}

function contiguityTile({ data, words, format }: PageContext): Tile {
  const required = data.territories.filter(({ mustBeContiguous }) => mustBeContiguous);
  const torn = required.filter(({ figures }) => figures.partCount > 1).length;
  const links = data.units.neighbourIsLink.some((isLink) => isLink === 1);
  if (required.length === 0) {
    const inParts = data.territories.filter(({ figures }) => figures.partCount > 1).length;
    const value = inParts === 0 ? words().allContiguous : words().inParts(format().count(inParts));
    return { name: words().contiguity, value, note: words().notRequired, verdict: "plain" };
  }
  return {
    name: words().contiguity,
    value: torn === 0 ? words().allContiguous : words().inParts(format().count(torn)),
    note: links ? words().linksCount : "",
    verdict: torn === 0 ? "good" : "bad",
  };
}

function objectiveTile({ data, words, format }: PageContext): Tile {
  const { key, unit, value, before, lowerBound } = data.objective;
  const notes = [
    unit,
    // a plan that breaks its rules may lie below the bound of those that keep them
    keepsItsRules(data) ? gapText({ value, lowerBound }, words(), format().percent) : words().brokenRules,
    before === null ? words().lowerIsBetter : words().wasBefore(format().compact(before)),
  ];
  return {
    name: `${words().objectives[key]}`,
    value: format().compact(value),
    note: notes.filter((note) => note !== "").join(" · "),
    verdict: "plain",
  };
}

function gapText(
  { value, lowerBound }: { readonly value: number; readonly lowerBound: number | null },
  words: ReturnType<PageContext["words"]>,
  percent: (fraction: number) => string,
): string {
  const gap = gapToBound(value, lowerBound);
  if (gap === null) return words.noBound;
  if (gap > 1) return words.weakBound;
  return gap === 0 ? words.provenBest : words.provenGap(percent(gap));
}

function movedTile({ data, words, format, engineWord }: PageContext): Tile | null {
  const { disruption, maximumMovedShare } = data.summary;
  if (!disruption) return null;
  const cap = maximumMovedShare === null ? "" : ` · ${words().movedCap(format().percent(maximumMovedShare))}`;
  const avoidableShare = disruption.movedShare - disruption.unavoidableShare;
  const isWithin = maximumMovedShare === null || avoidableShare <= maximumMovedShare + 1e-9;
  const unavoidable =
    disruption.unavoidableUnits === 0
      ? ""
      : ` · ${words().unavoidable(format().count(disruption.unavoidableUnits), format().percent(disruption.unavoidableShare))}`;
  return {
    name: words().moved,
    value: format().percent(disruption.movedShare),
    note: `${words().ofTotal(engineWord(disruption.movedWeightKey))} · ${words().units(format().count(disruption.movedUnits))}${unavoidable}${cap}`,
    verdict: maximumMovedShare === null ? "plain" : isWithin ? "good" : "bad",
  };
}

function travelTile({ data, words, format }: PageContext): Tile {
  const { travelKm, travelKmBefore } = data.summary;
  const before = travelKmBefore === null ? "" : ` · ${words().wasBefore(format().compact(travelKmBefore))}`;
  return {
    name: words().travel,
    value: `${format().compact(travelKm)} km`,
    note: words().estimated + before,
    verdict: "plain",
  };
}

function uncoveredTile({ data, words, format }: PageContext): Tile | null {
  const { uncoveredUnits } = data.summary;
  if (uncoveredUnits === 0) return null;
  return {
    name: words().uncovered,
    value: words().units(format().count(uncoveredUnits)),
    note: words().onPurpose,
    verdict: "plain",
  };
}

function runLine({ data, words, format, engineWord }: PageContext): HTMLElement {
  const { lowerBound, boundMethod, unit } = data.objective;
  const parts = [
    words().seed(String(data.seed)),
    data.iterations === null ? "" : words().iterations(format().count(data.iterations)),
    data.stopped === null ? "" : words().stopped[data.stopped],
    lowerBound === null
      ? ""
      : words().boundBy(`${format().compact(lowerBound)} ${unit}`.trim(), engineWord(boundMethod ?? "–")),
  ];
  return buildElement("p", { class: "run" }, parts.filter((part) => part !== "").join(" · "));
}
