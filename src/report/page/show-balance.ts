import { buildElement } from "./build-element.ts";
import { isWithinBand } from "./judge-balance.ts";
import { describeTerritory } from "./name-things.ts";
import type { PageContext } from "./page-context.ts";
import { showSwatch } from "./show-swatch.ts";

export type BalanceOrder = "code" | "deviation" | "value";

interface BalanceChoices {
  readonly order: BalanceOrder;
  readonly onOrder: (order: BalanceOrder) => void;
  readonly onPick: (territory: number) => void;
}

/** A diverging bar per territory: its deviation from its own target, on the allowed band. */
export function showBalance(context: PageContext, choices: BalanceChoices): HTMLElement {
  const { words } = context;
  return buildElement(
    "section",
    { class: "card balance", "aria-labelledby": "balance-heading" },
    buildElement("h2", { id: "balance-heading" }, words().balance),
    buildElement("p", { class: "hint" }, words().balanceNote),
    showChoices(context, choices),
    buildElement(
      "ol",
      { class: "bars" },
      ...orderTerritories(context, choices.order).map((t) => showBar(context, t, choices)),
    ),
  );
}

function showChoices(context: PageContext, { order, onOrder }: BalanceChoices): HTMLElement {
  const { words, data } = context;
  const names: Readonly<Record<BalanceOrder, string>> = {
    code: words().byCode,
    deviation: words().deviation,
    value: words().bySize,
  };
  const orders = (Object.keys(names) as BalanceOrder[]).map((key) =>
    buildElement("option", { value: key, selected: key === order }, names[key]),
  );
  const measures = data.measures.map(({ key }, m) =>
    buildElement("option", { value: m, selected: m === context.state().measure }, key),
  );
  const pickMeasure = (event: Event) =>
    context.change({ measure: Number((event.target as HTMLSelectElement).value) });
  const pickOrder = (event: Event) => onOrder((event.target as HTMLSelectElement).value as BalanceOrder);
  return buildElement(
    "div",
    { class: "choices" },
    buildElement(
      "label",
      {},
      words().measure,
      buildElement("select", { change: pickMeasure, id: "balance-measure" }, ...measures),
    ),
    buildElement(
      "label",
      {},
      words().sortBy,
      buildElement("select", { change: pickOrder, id: "balance-order" }, ...orders),
    ),
  );
}

function orderTerritories({ data, state }: PageContext, order: BalanceOrder): number[] {
  const figure = (territory: number) => data.territories[territory].figures.measures[state().measure];
  const all = data.territories.map((_, territory) => territory);
  if (order === "deviation") return all.sort((a, b) => figure(b).deviation - figure(a).deviation);
  if (order === "value") return all.sort((a, b) => figure(b).value - figure(a).value);
  return all.sort((a, b) =>
    data.territories[a].code.localeCompare(data.territories[b].code, undefined, { numeric: true }),
  );
}

/** The bars' half-width: the band and every bar fit, with a little air. */
function halfWidth({ data, state }: PageContext): number {
  const { measure } = state();
  const deviations = data.territories.flatMap(({ figures, before }) => [
    Math.abs(figures.measures[measure].deviation),
    Math.abs(before?.measures[measure].deviation ?? 0),
  ]);
  return Math.max(0.001, data.measures[measure].tolerance ?? 0, ...deviations) * 1.12;
}

function showBar(context: PageContext, territory: number, { onPick }: BalanceChoices): HTMLElement {
  const { data, words, format, state } = context;
  const { figures, before, code } = data.territories[territory];
  const figure = figures.measures[state().measure];
  const half = halfWidth(context);
  const isInside = isWithinBand(figure);
  const verdict =
    figure.lower === null && figure.upper === null ? "" : isInside ? words().withinBand : words().outsideBand;
  const track = buildElement("span", { class: "track", "aria-hidden": "true" });
  const add = (name: string, from: number, to: number) => {
    const part = buildElement("span", { class: name });
    part.style.left = `${50 + (50 * Math.max(-half, Math.min(from, to))) / half}%`;
    part.style.width = `${(50 * Math.abs(Math.min(half, Math.max(from, to)) - Math.max(-half, Math.min(from, to)))) / half}%`;
    track.append(part);
  };
  const offTarget = (limit: number) => (figure.target > 0 ? limit / figure.target - 1 : 0);
  if (figure.lower !== null || figure.upper !== null) {
    add("band", offTarget(figure.lower ?? 0), figure.upper === null ? half : offTarget(figure.upper));
  }
  add("zero", 0, 0);
  if (before) add("bar was", 0, before.measures[state().measure].deviation);
  add(isInside ? "bar" : "bar outside", 0, figure.deviation);
  const spoken = `${describeTerritory(context, territory)}: ${format().signedPercent(figure.deviation)} ${words().offTarget}${verdict ? `, ${verdict}` : ""}`;
  return buildElement(
    "li",
    {},
    buildElement(
      "button",
      {
        type: "button",
        class: "bar-row",
        "aria-label": spoken,
        title: words().showOnMap(describeTerritory(context, territory)),
        click: () => onPick(territory),
      },
      buildElement("span", { class: "bar-code" }, showSwatch(context, territory), code),
      track,
      buildElement(
        "span",
        { class: isInside ? "bar-value" : "bar-value outside" },
        format().signedPercent(figure.deviation),
        isInside ? null : " !",
      ),
    ),
  );
}
