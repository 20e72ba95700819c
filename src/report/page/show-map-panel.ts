import { buildElement } from "./build-element.ts";
import { deviationLimit } from "./colour-map.ts";
import type { PageContext, PageState } from "./page-context.ts";
import { colourOfDeviation } from "./palettes.ts";
import type { MapView } from "./show-map.ts";

/** What stands above the map: how it is coloured, which plan, what is shown, and zoom buttons. */
export function showMapControls(context: PageContext, map: MapView): HTMLElement {
  const { words, data } = context;
  const button = (sign: string, name: string, click: () => void) =>
    buildElement("button", { type: "button", class: "square", "aria-label": name, title: name, click }, sign);
  return buildElement(
    "div",
    { class: "map-controls" },
    choice(context, "colourBy", words().colourBy, [
      ["territory", words().byTerritory],
      ["deviation", words().byDeviation],
      ...(data.districts ? ([["district", words().byDistrict]] as const) : []),
    ]),
    data.units.before
      ? choice(context, "plan", words().planShown, [
          ["now", words().now],
          ["before", words().before],
        ])
      : null,
    data.accounts ? accountsToggle(context) : null,
    buildElement(
      "div",
      { class: "zoom" },
      button("+", words().zoomIn, () => map.zoomBy(1.6)),
      button("−", words().zoomOut, () => map.zoomBy(1 / 1.6)),
      button("⤢", words().showAll, map.showAll),
    ),
  );
}

function choice<K extends "colourBy" | "plan">(
  context: PageContext,
  key: K,
  name: string,
  options: readonly (readonly [PageState[K], string])[],
): HTMLElement {
  const pick = (event: Event) => context.change({ [key]: (event.target as HTMLSelectElement).value });
  const items = options.map(([value, text]) =>
    buildElement("option", { value, selected: context.state()[key] === value }, text),
  );
  return buildElement(
    "label",
    {},
    name,
    buildElement("select", { change: pick, id: `map-${key}` }, ...items),
  );
}

function accountsToggle(context: PageContext): HTMLElement {
  const { words, format, data } = context;
  const toggle = (event: Event) =>
    context.change({ showAccounts: (event.target as HTMLInputElement).checked });
  const box = buildElement("input", { type: "checkbox", id: "show-accounts", change: toggle });
  box.checked = context.state().showAccounts;
  return buildElement(
    "label",
    { class: "check" },
    box,
    words().accountCount(format().count(data.accounts?.x.length ?? 0)),
  );
}

/** What the marks on the map mean; only those that are there. */
export function showLegend(context: PageContext): HTMLElement {
  const { words, data, geometry } = context;
  const entry = (kind: string, text: string) =>
    buildElement("li", {}, buildElement("span", { class: `key ${kind}`, "aria-hidden": "true" }), text);
  return buildElement(
    "ul",
    { class: "legend", "aria-label": words().legend },
    data.shapes
      ? entry("border", words().legendTerritory)
      : entry("dot", `${words().legendPoint} ${data.measures[0]?.key ?? ""}`),
    data.triangles ? entry("shade", words().legendShade) : null,
    geometry.links.length > 0 && data.shapes ? entry("link-line", words().legendLink) : null,
    data.units.before ? entry("stripes", words().legendMoved) : null,
    data.summary.uncoveredUnits > 0 ? entry("empty", words().whiteSpace) : null,
    context.state().showAccounts ? entry("account", words().legendAccount) : null,
    context.state().colourBy === "deviation" ? deviationScale(context) : null,
  );
}

function deviationScale(context: PageContext): HTMLElement {
  const { words, format, state } = context;
  const limit = deviationLimit(context);
  const steps = [-1, -0.5, 0, 0.5, 1].map((part) => {
    const step = buildElement("span", { class: "step" });
    step.style.background = colourOfDeviation(part * limit, limit, state().dark);
    return step;
  });
  return buildElement(
    "li",
    { class: "scale" },
    `${words().below} ${format().signedPercent(-limit)}`,
    buildElement("span", { class: "steps", "aria-hidden": "true" }, ...steps),
    `${format().signedPercent(limit)} ${words().above}`,
  );
}
