import type { ReportAlternative } from "../../core/evaluate/plan-report.ts";
import { buildElement, buildSvg } from "./build-element.ts";
import type { PageContext } from "./page-context.ts";
import { buildSortableTable, type Column } from "./sortable-table.ts";

const WIDTH = 560;
const HEIGHT = 300;
const MARGIN = { left: 62, right: 24, top: 18, bottom: 46 };

/** The Pareto set: balance against travel as a picture, and every figure as a table. */
export function showAlternatives(context: PageContext): HTMLElement | null {
  const { data, words } = context;
  if (data.alternatives.length === 0) return null;
  return buildElement(
    "section",
    { class: "card wide alternatives", "aria-labelledby": "alternatives-heading" },
    buildElement("h2", { id: "alternatives-heading" }, words().alternatives),
    buildElement("p", { class: "hint" }, describeTradeOff(context)),
    buildElement("div", { class: "pareto" }, drawChart(context), showTable(context)),
  );
}

function describeTradeOff({ data, words, engineWord }: PageContext): string {
  const dominated = data.alternatives.find(({ dominatedBy }) => dominatedBy.length > 0);
  if (!dominated) return words().alternativesNote;
  const others = dominated.dominatedBy.map((name) => `“${engineWord(name)}”`);
  return words().dominatedNote(engineWord(dominated.name), others.join(", "));
}

/** Maps a range of values, with air around it, onto pixels. */
function createScale(values: readonly number[], from: number, to: number): (value: number) => number {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = (high - low || Math.abs(high) || 1) * 0.15;
  return (value) => from + ((value - low + air) / (high - low + 2 * air)) * (to - from);
}

function drawChart(context: PageContext): Element {
  const { data, words, format } = context;
  const plans = data.alternatives;
  const x = createScale(
    plans.map(({ travelKm }) => travelKm),
    MARGIN.left,
    WIDTH - MARGIN.right,
  );
  const y = createScale(
    plans.map(({ largestDeviation }) => largestDeviation),
    HEIGHT - MARGIN.bottom,
    MARGIN.top,
  );
  const [bottom, left] = [HEIGHT - MARGIN.bottom, MARGIN.left];
  const parts: SVGElement[] = [
    buildSvg("path", { class: "axis", d: `M${left} ${MARGIN.top}V${bottom}H${WIDTH - MARGIN.right}` }),
    buildSvg(
      "text",
      { class: "axis-name", x: WIDTH - MARGIN.right, y: HEIGHT - 8, "text-anchor": "end" },
      `${words().travelKm} →`,
    ),
    buildSvg("text", { class: "axis-name", x: 4, y: 12 }, `↑ ${words().worst}`),
  ];
  for (const value of ends(plans.map(({ travelKm }) => travelKm))) {
    parts.push(
      buildSvg(
        "text",
        { class: "tick", x: x(value), y: bottom + 16, "text-anchor": "middle" },
        format().compact(value),
      ),
    );
  }
  for (const value of ends(plans.map(({ largestDeviation }) => largestDeviation))) {
    parts.push(
      buildSvg(
        "text",
        { class: "tick", x: left - 8, y: y(value) + 4, "text-anchor": "end" },
        format().percent(value),
      ),
    );
  }
  for (const plan of plans) {
    const name = context.engineWord(plan.name);
    parts.push(...drawPlan({ ...plan, name }, x(plan.travelKm), y(plan.largestDeviation)));
  }
  return buildSvg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": words().alternatives },
    ...parts,
  );
}

function ends(values: readonly number[]): number[] {
  return [...new Set([Math.min(...values), Math.max(...values)])];
}

function drawPlan(plan: ReportAlternative, x: number, y: number): SVGElement[] {
  // the more would move, the larger the dot
  const radius = 6 + 14 * Math.sqrt(Math.min(1, plan.movedShare ?? 0));
  // a name to the right of a dot in the right half would leave the picture
  const isRight = x > WIDTH / 2;
  const side = isRight ? -1 : 1;
  return [
    buildSvg("circle", { class: plan.chosen ? "plan chosen" : "plan", cx: x, cy: y, r: radius }),
    buildSvg(
      "text",
      { class: "plan-name", x: x + side * (radius + 4), y: y + 4, "text-anchor": isRight ? "end" : "start" },
      plan.name,
    ),
  ];
}

function showTable(context: PageContext): HTMLElement {
  const { data, words, format } = context;
  const number = (
    key: string,
    title: string,
    read: (plan: ReportAlternative) => number,
    write: (value: number) => string,
  ): Column<ReportAlternative> => ({
    key,
    title,
    isNumber: true,
    sortValue: read,
    show: (plan) => write(read(plan)),
  });
  const hasMoved = data.alternatives.some(({ movedShare }) => movedShare !== null);
  return buildSortableTable<ReportAlternative>({
    caption: words().alternatives,
    columns: [
      {
        key: "plan",
        title: words().plan,
        isNumber: false,
        sortValue: ({ name }) => context.engineWord(name),
        show: ({ name, chosen, dominatedBy }) => {
          const marks = [chosen ? words().thisPlan : "", dominatedBy.length > 0 ? words().dominated : ""];
          const said = marks.filter((mark) => mark !== "").join(", ");
          return said === "" ? context.engineWord(name) : `${context.engineWord(name)} (${said})`;
        },
      },
      number("deviation", words().worst, (plan) => plan.largestDeviation, format().percent),
      number("travel", words().travelKm, (plan) => plan.travelKm, format().value),
      ...(hasMoved
        ? [number("moved", words().movedShare, (plan) => plan.movedShare ?? 0, format().percent)]
        : []),
      number("objective", words().objectives[data.objective.key], (plan) => plan.objective, format().compact),
    ],
    rows: data.alternatives,
    pageSize: 50,
    showMore: words().showMore,
    rowHeader: "plan",
  });
}
