import { expect, it } from "vitest";
import { chartMonths } from "../../../core/evaluate/territories/chart-months.ts";
import { viewFormat } from "../../../core/evaluate/view/format-view.ts";
import { renderEvaluation } from "../../../report/evaluation/render-evaluation.ts";
import { viewTrend } from "./view-months.ts";

const months = Array.from({ length: 10 }, (_, month) => `2026-${String(month + 1).padStart(2, "0")}`);
const series = (name: string, last = 5) => {
  const values = [5, 6, 5, 4, 5, 6, 5, 4, 5, last];
  return { name, values, ...chartMonths(values) };
};

it("a series of rows that name nothing is not taken for all of them", () => {
  const several = viewTrend({ months, series: [series(""), series("blue")] });
  expect(several.plots.map(({ title }) => title.en)).toEqual(["XmR: (blank)", "XmR: blue"]);
  expect(viewFormat("id").note(several.notes[0])).toContain("(kosong): ");
  const one = viewTrend({ months, series: [series("")] });
  expect(one.plots[0].title).toEqual({ id: "XmR: semua", en: "XmR: all" });
});

it("a figure opens to its own rows, and of many series those with signals are drawn", () => {
  const many = Array.from({ length: 15 }, (_, number) => series(`S${number}`, number === 14 ? 50 : 5));
  const view = viewTrend({ months, series: many });
  expect(view.plots).toHaveLength(12);
  expect(view.plots.at(-1)).toMatchObject({ title: { en: "XmR: S14" }, rows: { from: 140, until: 150 } });
  expect(viewFormat("en").note(view.notes[15])).toContain("12 of 15 series");
  const html = renderEvaluation({ view, language: "en", version: "1" });
  expect(html.match(/<td class="words">S14<\/td>/g)).toHaveLength(10);
  expect(html.match(/<td class="words">S13<\/td>/g)).toBeNull();
});
