import type {
  BothLanguages,
  Plot,
  PlotLayer,
  RangeLayer,
  ValueLayer,
} from "../../core/evaluate/view/evaluation-view.ts";
import { escapeHtml } from "../escape-html.ts";
import { cellInBoth, tickInBoth } from "./both-languages.ts";
import { type PlotScale, plotScale } from "./plot-scale.ts";

/** Room for a plot, in units that are pixels on the screen it is for. */
const SIZES = {
  wide: { width: 760, height: 340, left: 84, columns: 8 },
  narrow: { width: 320, height: 260, left: 76, columns: 3 },
} as const;
const [RIGHT, TOP, BOTTOM] = [16, 14, 52];
/** More points than pixels show nothing more. */
const MOST_POINTS = 1_500;
/** Shares are written with one digit. */
const LEAST_SHARE = 0.001;
const NAMES_SHOWN = 12;
/** Of a character of a name. */
const LETTER_WIDTH = 7;

/** A plot as SVG, drawn by nothing but itself; its colours are those of the page's style, which shows the size that fits. */
export function drawPlot(plot: Plot, fit: keyof typeof SIZES): string {
  const size = SIZES[fit];
  const { width, height, left } = size;
  const columns = thin(plot.x.length);
  const isNamed = plot.x.some((value) => typeof value !== "number");
  const xs = plot.x.map((value, index) => (typeof value === "number" ? value : index));
  const room = isNamed ? [-0.5, Math.max(0.5, xs.length - 0.5)] : [];
  const span = [left, width - RIGHT] as const;
  const across = isNamed
    ? named(room as [number, number], span)
    : plotScale(xs, span, { ticks: size.columns });
  const leastStep = plot.yUnit === "share" ? LEAST_SHARE : 0;
  const up = plotScale(heights(plot), [height - BOTTOM, TOP], { ticks: 6, leastStep });
  const frame: Frame = { size, plot, xs, columns, across, up };
  return [
    `<svg class="${fit}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(`${plot.title.id} / ${plot.title.en}`)}">`,
    drawAxes(frame, isNamed),
    ...plot.layers.map((layer, index) => drawLayer(frame, layer, index)),
    "</svg>",
  ].join("");
}

interface Frame {
  readonly size: (typeof SIZES)[keyof typeof SIZES];
  readonly plot: Plot;
  readonly xs: readonly number[];
  /** Indices that are drawn. */
  readonly columns: readonly number[];
  readonly across: PlotScale;
  readonly up: PlotScale;
}

const named = (
  [from, to]: readonly [number, number],
  [left, right]: readonly [number, number],
): PlotScale => ({
  place: (value) => left + ((value - from) / (to - from)) * (right - left),
  ticks: [],
});

/** Every value that a layer shows; bars stand on 0. */
function heights({ layers }: Plot): readonly number[] {
  return layers.flatMap((layer) => {
    const values = "low" in layer ? [...layer.low, ...layer.high] : layer.y;
    const known = values.filter((value) => value !== null);
    return layer.kind === "bars" ? [0, ...known] : known;
  });
}

function thin(count: number): readonly number[] {
  const stride = Math.max(1, Math.ceil(count / MOST_POINTS));
  return Array.from({ length: count }, (_, index) => index).filter(
    (index) => index % stride === 0 || index === count - 1,
  );
}

const at = (value: number): string => value.toFixed(1);

const text = (x: number, y: number, { id, en }: BothLanguages, anchor: string): string => {
  const place = `x="${at(x)}" y="${at(y)}" text-anchor="${anchor}"`;
  if (id === en) return `<text ${place}>${escapeHtml(id)}</text>`;
  return `<text class="id" ${place}>${escapeHtml(id)}</text><text class="en" ${place}>${escapeHtml(en)}</text>`;
};

function drawAxes({ size, plot, xs, across, up }: Frame, isNamed: boolean): string {
  const { width, height, left } = size;
  const bottom = height - BOTTOM;
  const rows = up.ticks.map((tick) => {
    const y = up.place(tick);
    const line = `<line class="grid" x1="${left}" x2="${width - RIGHT}" y1="${at(y)}" y2="${at(y)}"/>`;
    return line + text(left - 8, y + 4, tickInBoth(tick, plot.yUnit), "end");
  });
  const shown = Math.min(NAMES_SHOWN, Math.floor((width - RIGHT - left) / (8 * LETTER_WIDTH)));
  const stride = Math.max(1, Math.ceil(xs.length / shown));
  const letters = Math.floor(((width - RIGHT - left) / xs.length) * (stride / LETTER_WIDTH)) - 1;
  const columns = isNamed
    ? xs.flatMap((x, index) => {
        if (index % stride !== 0) return [];
        const { id, en } = nameOf(plot.x[index]);
        const lines = { id: inTwoLines(id), en: inTwoLines(en) };
        return [0, 1].flatMap((line) => {
          const name = {
            id: shorten(lines.id[line], letters),
            en: shorten(lines.en[line], letters),
          };
          return name.id === "" ? [] : [text(across.place(x), bottom + 16 + 14 * line, name, "middle")];
        });
      })
    : across.ticks.map((tick) => text(across.place(tick), bottom + 18, tickInBoth(tick, "number"), "middle"));
  return [...rows, ...columns, text((left + width - RIGHT) / 2, height - 8, plot.xLabel, "middle")].join("");
}

function inTwoLines(name: string): readonly [string, string] {
  const cut = name.indexOf(": ");
  return cut < 0 ? [name, ""] : [name.slice(0, cut), name.slice(cut + 2)];
}

const nameOf = (name: Plot["x"][number]): BothLanguages =>
  typeof name === "object" ? name : cellInBoth(name, "text");

const shorten = (name: string, letters: number): string =>
  name.length > letters ? `${name.slice(0, Math.max(1, letters - 1))}…` : name;

function drawLayer(frame: Frame, layer: PlotLayer, index: number): string {
  if ("low" in layer)
    return layer.kind === "band" ? drawBand(frame, layer, index) : drawSpans(frame, layer, index);
  if (layer.kind === "bars") return drawBars(frame, layer, index);
  if (layer.kind === "points") return drawDots(frame, layer, { index, shown: frame.columns });
  const path = linePath(frame, layer.y, layer.kind === "steps");
  const dashed = layer.dashed ? " dashed" : "";
  const flagged = drawDots(frame, layer, { index, shown: layer.flagged ?? [] });
  return `<path class="line k${index}${dashed}" d="${path}"/>${flagged}`;
}

function drawBand({ across, up, xs, columns }: Frame, { low, high }: RangeLayer, index: number): string {
  const shown = columns.filter((column) => low[column] !== null && high[column] !== null);
  const edge = (values: readonly (number | null)[], list: readonly number[]) =>
    list.map((column) => `${at(across.place(xs[column]))},${at(up.place(values[column] ?? 0))}`);
  const points = [...edge(high, shown), ...edge(low, [...shown].reverse())];
  return `<polygon class="band k${index}" points="${points.join(" ")}"/>`;
}

function drawSpans({ across, up, xs, columns }: Frame, { low, high }: RangeLayer, index: number): string {
  return columns
    .flatMap((column) => {
      const [from, to] = [low[column], high[column]];
      if (from === null || to === null) return [];
      const place = `${at(across.place(xs[column]))} ${at(up.place(from))}V${at(up.place(to))}`;
      return [`<path class="span k${index}" d="M${place}"/>`];
    })
    .join("");
}

function linePath(
  { across, up, xs, columns }: Frame,
  y: readonly (number | null)[],
  isStepped: boolean,
): string {
  let isOpen = false;
  let before = 0;
  return columns
    .flatMap((column) => {
      const value = y[column];
      if (value === null) {
        isOpen = false;
        return [];
      }
      const [left, top] = [across.place(xs[column]), up.place(value)];
      const corner = isStepped && isOpen ? `L${at(left)} ${at(before)}` : "";
      const step = `${corner}${isOpen ? "L" : "M"}${at(left)} ${at(top)}`;
      isOpen = true;
      before = top;
      return [step];
    })
    .join("");
}

function drawBars({ size, plot, across, up, xs }: Frame, layer: ValueLayer, index: number): string {
  const width = Math.max(1, ((size.width - size.left - RIGHT) / Math.max(1, xs.length)) * 0.7);
  const flagged = new Set(layer.flagged ?? []);
  return xs
    .map((x, column) => {
      const value = layer.y[column];
      if (value === null) return "";
      const [zero, end] = [up.place(0), up.place(value)];
      const shape = `x="${at(across.place(x) - width / 2)}" y="${at(Math.min(zero, end))}" width="${at(width)}" height="${at(Math.abs(zero - end))}"`;
      return `<rect class="bar k${index}${flagged.has(column) ? " flagged" : ""}" ${shape}>${describe(plot, column, value)}</rect>`;
    })
    .join("");
}

interface Dots {
  readonly index: number;
  readonly shown: readonly number[];
}

function drawDots({ plot, across, up, xs }: Frame, layer: ValueLayer, { index, shown }: Dots): string {
  const flagged = new Set(layer.flagged ?? []);
  return shown
    .map((column) => {
      const value = layer.y[column];
      if (value === null) return "";
      const isFlagged = flagged.has(column);
      return `<circle class="dot k${index}${isFlagged ? " flagged" : ""}" cx="${at(across.place(xs[column]))}" cy="${at(up.place(value))}" r="${isFlagged ? 6 : 4}">${describe(plot, column, value)}</circle>`;
    })
    .join("");
}

/** What a browser shows where the pointer rests. */
function describe({ names, x, yUnit }: Plot, column: number, value: number): string {
  const { id } = cellInBoth(value, yUnit);
  const name = nameOf(names?.[column] ?? x[column]);
  return `<title>${escapeHtml(`${name.id}: ${id}`)}</title>`;
}
