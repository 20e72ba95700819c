import { createHash } from "node:crypto";
import type {
  BothLanguages,
  EvaluationView,
  Plot,
  PlotLayer,
  ViewTable,
  ViewUnit,
} from "../../core/evaluate/view/evaluation-view.ts";
import { escapeHtml } from "../escape-html.ts";
import { cellInBoth, inBoth, noteInBoth } from "./both-languages.ts";
import { drawPlot } from "./draw-plot.ts";
import { EVALUATION_STYLE } from "./evaluation-style.ts";

/** More rows make a page that nobody can open; the CSV has all. */
const MOST_ROWS = 2_000;

const WORDS = {
  rows: { id: "Baris di balik gambar ini", en: "The rows behind this figure" },
  hidden: (count: number): BothLanguages => ({
    id: `${count} baris lagi tidak ditampilkan di sini; --format csv memuat semuanya.`,
    en: `${count} more rows are not shown here; --format csv has all of them.`,
  }),
};

/** The page: an evaluation, which language it opens in, and by which version it was made. */
export interface EvaluationPage {
  readonly view: EvaluationView;
  readonly language: "id" | "en";
  readonly version: string;
}

/**
 * One self-contained HTML file without any script: both languages are in it, and the style shows one. Nothing is asked of the
 * network, which its own policy forbids. The same view gives the same text.
 */
export function renderEvaluation({ view, language, version }: EvaluationPage): string {
  const style = createHash("sha256").update(EVALUATION_STYLE, "utf8").digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${style}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const figured = new Set(view.plots.map(({ table }) => table));
  const others = view.tables.filter(
    ({ rows }, index) => !figured.has(index) && (rows.length > 0 || view.tables.length === 1),
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Wilayah ${escapeHtml(version)}">
<link rel="icon" href="data:,">
<title>${escapeHtml(view.title[language])}</title>
<style>${EVALUATION_STYLE}</style>
</head>
<body>
<header>
<h1>${inBoth(view.title)}</h1>
<fieldset aria-label="Bahasa / Language">${choice("id", "Bahasa Indonesia", language)}${choice("en", "English", language)}</fieldset>
</header>
<main>
${view.notes.length > 0 ? `<section class="card">${view.notes.map((note) => `<p>${inBoth(noteInBoth(note))}</p>`).join("")}</section>` : ""}
${view.plots.map((plot) => showPlot(plot, view.tables[plot.table])).join("\n")}
${others.map(showTable).join("\n")}
</main>
<footer>Wilayah ${escapeHtml(version)}</footer>
</body>
</html>
`;
}

const choice = (key: "id" | "en", label: string, language: "id" | "en"): string =>
  `<label lang="${key}"><input type="radio" name="lang" id="lang-${key}"${key === language ? " checked" : ""}> ${label}</label>`;

const showPlot = (plot: Plot, table: ViewTable): string => `<figure>
<figcaption><h2>${inBoth(plot.title)}</h2><p>${inBoth(plot.reading)}</p></figcaption>
<p class="hint">${inBoth(plot.yLabel)}</p>
${drawPlot(plot, "wide")}
${drawPlot(plot, "narrow")}
<ul class="legend">${plot.layers
  .map((layer, index) => (isDrawn(layer) ? legendOf(layer, index) : ""))
  .join("")}</ul>
<details><summary>${inBoth(WORDS.rows)}</summary>${rowsOf({ ...table, rows: table.rows.slice(plot.rows?.from, plot.rows?.until) })}</details>
</figure>`;

const isDrawn = (layer: PlotLayer): boolean =>
  ("low" in layer ? layer.low : layer.y).some((value) => value !== null);

const legendOf = ({ kind, label }: PlotLayer, index: number): string =>
  `<li><i class="k${index}${kind === "band" ? " band" : ""}"></i>${inBoth(label)}</li>`;

const showTable = (table: ViewTable): string =>
  `<section class="card"><h2>${inBoth(table.title)}</h2>${rowsOf(table)}</section>`;

function rowsOf({ title, columns, rows }: ViewTable): string {
  const hidden = rows.length - MOST_ROWS;
  const head = columns.map(({ label, unit }) => `<th scope="col"${sideOf(unit)}>${inBoth(label)}</th>`);
  const body = rows
    .slice(0, MOST_ROWS)
    .map((row) =>
      row
        .map((cell, column) => {
          const { unit } = columns[column];
          return `<td${sideOf(unit)}>${inBoth(cellInBoth(cell, unit))}</td>`;
        })
        .join(""),
    )
    .map((cells) => `<tr>${cells}</tr>`);
  const note = hidden > 0 ? `<p class="hint">${inBoth(WORDS.hidden(hidden))}</p>` : "";
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(title.en)}"><table><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table></div>${note}`;
}

const sideOf = (unit: ViewUnit): string => (unit === "text" ? ' class="words"' : "");
