import type { PageData } from "../page-data.ts";
import { buildElement } from "./build-element.ts";
import { decodeGeometry } from "./decode-geometry.ts";
import { describeTerritory, describeUnit, nameMeasure } from "./name-things.ts";
import { createPageContext, type PageContext, type PageState } from "./page-context.ts";
import { showAlternatives } from "./show-alternatives.ts";
import { type BalanceOrder, showBalance } from "./show-balance.ts";
import { showFooter, showHeader } from "./show-header.ts";
import { showHeadline } from "./show-headline.ts";
import { createMapView, type MapView } from "./show-map.ts";
import { showLegend, showMapControls } from "./show-map-panel.ts";
import { showSelection } from "./show-selection.ts";
import { showTerritories } from "./show-territories.ts";
import { showMovedUnits, showUnits } from "./show-units.ts";
import { showWarnings } from "./show-warnings.ts";

/** More would cover the territories they lie in; the reader can still ask for them. */
const MOST_ACCOUNTS_AT_FIRST = 3000;

start();

function start(): void {
  const data = readPlan();
  const live = buildElement("p", { class: "hidden-label", role: "status", "aria-live": "polite" });
  const context = createPageContext(data, decodeGeometry(data), {
    state: initialState(data),
    announce: (text) => {
      live.textContent = text;
    },
  });
  const map = createMapView(context);
  showPage(context, map, live);
  followState(context, map);
  printLight(context, map);
  document.documentElement.dataset.ready = "true";
}

function readPlan(): PageData {
  const plan = JSON.parse(document.getElementById("plan")?.textContent ?? "") as PageData;
  const { disruption } = plan.summary;
  return {
    ...plan,
    measures: plan.measures.map((measure) => ({ ...measure, key: nameMeasure(measure.key) })),
    objective: { ...plan.objective, unit: nameMeasure(plan.objective.unit) },
    summary: {
      ...plan.summary,
      disruption: disruption && { ...disruption, movedWeightKey: nameMeasure(disruption.movedWeightKey) },
    },
  };
}

function initialState(data: PageData): PageState {
  return {
    language: navigator.language.toLowerCase().startsWith("id") ? "id" : "en",
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    selectedUnit: -1,
    selectedFrom: "list",
    focusedTerritory: -1,
    colourBy: "territory",
    plan: "now",
    measure: 0,
    showAccounts: (data.accounts?.x.length ?? 0) <= MOST_ACCOUNTS_AT_FIRST && data.accounts !== null,
  };
}

/** A part of the page that is made anew whenever the state it shows changes. */
function livePart(
  context: PageContext,
  keys: readonly (keyof PageState)[],
  show: () => HTMLElement | null,
): HTMLElement {
  const place = buildElement("div", { class: "part" });
  const draw = () => {
    const focusedId = place.contains(document.activeElement) ? document.activeElement?.id : "";
    place.replaceChildren(...[show()].filter((part) => part !== null));
    if (focusedId) document.getElementById(focusedId)?.focus();
  };
  draw();
  context.onChange(["language", ...keys], draw);
  return place;
}

function showPage(context: PageContext, map: MapView, live: HTMLElement): void {
  const part = (keys: readonly (keyof PageState)[], show: () => HTMLElement | null) =>
    livePart(context, keys, show);
  const pick = (territory: number) => {
    context.change({ focusedTerritory: territory, selectedUnit: -1 });
    map.showTerritory(territory);
    context.announce(context.words().zoomedTo(describeTerritory(context, territory)));
    map.element.scrollIntoView({ block: "nearest" });
  };
  const mapSection = buildElement(
    "section",
    { class: "card map", "aria-labelledby": "map-heading" },
    part([], () => buildElement("h2", { id: "map-heading", class: "hidden-label" }, context.words().map)),
    part(["dark"], () => showMapControls(context, map)),
    map.element,
    part(["dark", "colourBy", "measure", "showAccounts"], () => showLegend(context)),
    part([], () => buildElement("p", { class: "hidden-label", id: "map-keys" }, context.words().mapKeys)),
  );
  map.element.setAttribute("aria-describedby", "map-keys");
  const body = buildElement(
    "main",
    {},
    part([], () => showHeadline(context)),
    buildElement(
      "div",
      { class: "stage" },
      mapSection,
      buildElement(
        "div",
        { class: "side" },
        part(["selectedUnit", "dark", "colourBy", "measure"], () => showSelection(context)),
        showBalancePart(context, pick),
      ),
    ),
    part(["dark", "colourBy", "measure"], () => showTerritories(context, pick)),
    part([], () => showMovedUnits(context)),
    part([], () => showAlternatives(context)),
    part([], () => showWarnings(context)),
    part([], () => showUnits(context)),
  );
  document.body.append(
    part(["dark"], () => showHeader(context)),
    body,
    part([], () => showFooter(context)),
    live,
  );
}

function showBalancePart(context: PageContext, onPick: (territory: number) => void): HTMLElement {
  let order: BalanceOrder = "deviation";
  const place = buildElement("div", { class: "part fill" });
  const draw = () => {
    const focusedId = place.contains(document.activeElement) ? document.activeElement?.id : "";
    place.replaceChildren(
      showBalance(context, {
        order,
        onPick,
        onOrder: (next) => {
          order = next;
          draw();
        },
      }),
    );
    if (focusedId) document.getElementById(focusedId)?.focus();
  };
  draw();
  context.onChange(["language", "measure", "dark", "colourBy"], draw);
  return place;
}

/** Language and theme on the page itself; the selection on the map and to the ear. */
function followState(context: PageContext, map: MapView): void {
  const { data, words, format } = context;
  const dress = () => {
    document.documentElement.lang = context.state().language;
    document.documentElement.dataset.theme = context.state().dark ? "dark" : "light";
    const label = words().mapLabel(
      format().count(data.units.codes.length),
      format().count(data.territories.length),
    );
    map.element.setAttribute("aria-label", label);
  };
  dress();
  context.onChange(["language", "dark"], dress);
  context.onChange(["selectedUnit"], () => {
    const { selectedUnit, selectedFrom } = context.state();
    if (selectedUnit < 0) return;
    if (selectedFrom === "list") map.showUnit(selectedUnit);
    const territory = describeTerritory(context, data.units.territory[selectedUnit]);
    const options = format().count(data.why[selectedUnit]?.length ?? 0);
    context.announce(words().selected(describeUnit(context, selectedUnit), territory, options));
  });
}

/** Paper is white: the map is drawn light for printing and as it was afterwards. */
function printLight(context: PageContext, map: MapView): void {
  let wasDark = false;
  window.addEventListener("beforeprint", () => {
    wasDark = context.state().dark;
    if (wasDark) context.change({ dark: false });
    map.drawNow();
  });
  window.addEventListener("afterprint", () => {
    if (wasDark) context.change({ dark: true });
  });
}
