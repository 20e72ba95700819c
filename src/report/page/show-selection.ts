import type { PageOption } from "../page-data.ts";
import { buildElement } from "./build-element.ts";
import { hasMoved } from "./build-paths.ts";
import { describeBlock } from "./describe-block.ts";
import { describeTerritory, describeUnit, nameUnit } from "./name-things.ts";
import type { PageContext } from "./page-context.ts";
import { showSwatch } from "./show-swatch.ts";

const MOST_FOUND = 6;
const MOST_NEIGHBOURS = 12;
const MOST_ACCOUNTS = 6;

/** The panel that answers "why here?" for the selected unit, with a search that needs no pointer. */
export function showSelection(context: PageContext): HTMLElement {
  const { words } = context;
  const { selectedUnit } = context.state();
  return buildElement(
    "section",
    { class: "card selection", "aria-labelledby": "why-heading" },
    buildElement("h2", { id: "why-heading" }, words().whyHere),
    showSearch(context),
    selectedUnit < 0
      ? buildElement("p", { class: "hint" }, words().whyHint)
      : buildElement("div", { class: "selected" }, ...describeSelected(context, selectedUnit)),
  );
}

function showSearch(context: PageContext): HTMLElement {
  const { words, data } = context;
  const found = buildElement("ul", { class: "found" });
  const look = (event: Event) => {
    const wanted = (event.target as HTMLInputElement).value.trim().toLowerCase();
    found.replaceChildren();
    if (wanted === "") return;
    const hits = findByText(data.units.codes, data.units.names, wanted);
    if (hits.length === 0) found.append(buildElement("li", {}, words().noUnitFound));
    for (const unit of hits)
      found.append(buildElement("li", {}, unitButton(context, unit, describeUnit(context, unit))));
  };
  const input = buildElement("input", { type: "search", id: "find-unit", autocomplete: "off", input: look });
  input.placeholder = words().findUnit;
  return buildElement(
    "div",
    { class: "search" },
    buildElement("label", { for: "find-unit", class: "hidden-label" }, words().findUnit),
    input,
    found,
  );
}

function findByText(codes: readonly string[], names: readonly string[], wanted: string): number[] {
  const rank = (unit: number): number => {
    const [code, name] = [codes[unit].toLowerCase(), names[unit].toLowerCase()];
    if (code === wanted || name === wanted) return 0;
    if (code.startsWith(wanted) || name.startsWith(wanted)) return 1;
    return name.includes(wanted) ? 2 : 3;
  };
  const ranked = codes.map((_, unit) => ({ unit, rank: rank(unit) })).filter((hit) => hit.rank < 3);
  return ranked
    .sort((a, b) => a.rank - b.rank || a.unit - b.unit)
    .slice(0, MOST_FOUND)
    .map(({ unit }) => unit);
}

function unitButton(context: PageContext, unit: number, text: string): HTMLElement {
  const select = () => context.change({ selectedUnit: unit, selectedFrom: "list", focusedTerritory: -1 });
  return buildElement("button", { type: "button", class: "link", click: select }, text);
}

function describeSelected(context: PageContext, unit: number): HTMLElement[] {
  const { words, data } = context;
  const territory = data.units.territory[unit];
  const moved = hasMoved(data, unit);
  const before = data.units.before?.[unit] ?? -1;
  const history = !data.units.before
    ? null
    : moved
      ? words().movedFrom(describeTerritory(context, before))
      : before >= 0
        ? words().stayed
        : null;
  return [
    buildElement(
      "div",
      { class: "selected-title" },
      buildElement("h3", {}, describeUnit(context, unit)),
      buildElement(
        "button",
        { type: "button", class: "quiet", click: () => context.change({ selectedUnit: -1 }) },
        words().clear,
      ),
    ),
    buildElement(
      "p",
      {},
      `${words().inTerritory} `,
      showSwatch(context, territory),
      buildElement("strong", {}, describeTerritory(context, territory)),
      history ? ` · ${history}` : null,
    ),
    listValues(context, unit),
    ...listAccounts(context, unit),
    ...listOptions(context, unit),
    ...listNeighbours(context, unit),
  ];
}

function listValues({ data, words, format }: PageContext, unit: number): HTMLElement {
  const list = buildElement("dl", { class: "values" });
  data.measures.forEach(({ key }, measure) => {
    list.append(
      buildElement(
        "div",
        {},
        buildElement("dt", {}, key),
        buildElement("dd", {}, format().value(data.units.values[measure]?.[unit] ?? 0)),
      ),
    );
  });
  const accounts = data.accounts?.unit.filter((owner) => owner === unit).length ?? 0;
  if (data.accounts) {
    list.append(
      buildElement(
        "div",
        {},
        buildElement("dt", {}, words().accounts),
        buildElement("dd", {}, format().count(accounts)),
      ),
    );
  }
  return list;
}

function listAccounts({ data, words, format }: PageContext, unit: number): HTMLElement[] {
  const names = data.accounts?.names;
  const here = data.accounts?.unit.flatMap((owner, account) => (owner === unit ? [account] : [])) ?? [];
  if (!names || here.length === 0) return [];
  const some = here.slice(0, MOST_ACCOUNTS).map((account) => names[account]);
  const more = here.length - some.length;
  const rest = more > 0 ? ` ${words().more(format().count(more))}` : "";
  return [buildElement("p", { class: "hint" }, some.join(", ") + rest)];
}

function listOptions(context: PageContext, unit: number): HTMLElement[] {
  const { words, data } = context;
  const options = data.why[unit];
  if (!options) return [buildElement("p", { class: "hint" }, words().noExplanation)];
  if (options.length === 0) return [buildElement("p", { class: "hint" }, words().interior)];
  const sorted = [...options].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  return [
    buildElement("h4", {}, words().ifMovedTo),
    buildElement("ul", { class: "options" }, ...sorted.map((option) => showOption(context, option))),
  ];
}

function showOption(context: PageContext, [territory, change, blocks]: PageOption): HTMLElement {
  const { words, format, data } = context;
  const { value, unit } = data.objective;
  const verdict = change > 0 ? words().worse : change < 0 ? words().better : words().same;
  const amount = `${format().signedCompact(change)}${unit ? ` ${unit}` : ""}`;
  // smaller than it can be written: the amount says it better
  const share =
    value > 0 && Math.abs(change / value) >= 0.00005 ? ` (${format().signedPercent(change / value)})` : "";
  const isFree = blocks.length === 0;
  return buildElement(
    "li",
    { class: isFree ? "free" : "blocked" },
    buildElement(
      "p",
      { class: "option-title" },
      showSwatch(context, territory),
      buildElement("strong", {}, describeTerritory(context, territory)),
      buildElement("span", { class: "pill" }, isFree ? words().allowed : words().forbidden),
    ),
    buildElement(
      "p",
      { class: change > 0 ? "worse" : "better" },
      `${words().objectives[data.objective.key]}: ${amount}${share}, ${verdict}`,
    ),
    isFree
      ? null
      : buildElement(
          "ul",
          {},
          ...blocks.map((block) => buildElement("li", {}, describeBlock(context, block))),
        ),
  );
}

function listNeighbours(context: PageContext, unit: number): HTMLElement[] {
  const { words, format, geometry, data } = context;
  const all = geometry.neighbours[unit];
  if (all.length === 0) return [];
  const buttons = all
    .slice(0, MOST_NEIGHBOURS)
    .map((other) =>
      buildElement(
        "li",
        {},
        unitButton(
          context,
          other,
          `${nameUnit(context, other)} · ${data.territories[data.units.territory[other]]?.code ?? "–"}`,
        ),
      ),
    );
  const more = all.length - buttons.length;
  return [
    buildElement("h4", {}, words().neighbours),
    buildElement("ul", { class: "neighbours" }, ...buttons),
    ...(more > 0 ? [buildElement("p", { class: "hint" }, words().more(format().count(more)))] : []),
  ];
}
