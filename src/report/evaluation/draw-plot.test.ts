import { describe, expect, it } from "vitest";
import type { Plot } from "../../core/evaluate/view/evaluation-view.ts";
import { drawPlot } from "./draw-plot.ts";
import { plotScale } from "./plot-scale.ts";

const plot = (x: Plot["x"]): Plot => ({
  ...{ title: { id: "", en: "" }, reading: { id: "", en: "" }, yUnit: "share", x, table: 0 },
  ...{ xLabel: { id: "", en: "" }, yLabel: { id: "", en: "" } },
  layers: [{ kind: "points", label: { id: "", en: "" }, y: x.map((_, index) => index / 10) }],
});
const texts = (svg: string, y: number) =>
  [
    ...svg.matchAll(new RegExp(`<text(?: class="en")? x="([\\d.]+)" y="${y}.0"[^>]*>([^<]*)</text>`, "g")),
  ].map(([, at, word]) => ({ at: Number(at), word }));

describe("names along a plot", () => {
  it("do not run into each other, in either size", () => {
    const names = Array.from({ length: 23 }, (_, number) => `organisation_number_${number}`);
    for (const [fit, y] of [
      ["wide", 304],
      ["narrow", 224],
    ] as const) {
      const shown = texts(drawPlot(plot(names), fit), y);
      expect(shown.length).toBeGreaterThan(2);
      for (let index = 1; index < shown.length; index++)
        // 7 pixels a letter, half of each name on either side
        expect(shown[index].at - shown[index - 1].at).toBeGreaterThan(7 * shown[index].word.length - 0.1);
    }
  });

  it("say where there is none", () => {
    expect(texts(drawPlot(plot(["", "blue"]), "wide"), 304).map(({ word }) => word)).toEqual([
      "(blank)",
      "blue",
    ]);
  });
});

it("what follows a colon stands below, in the words of either language", () => {
  const svg = drawPlot(plot([{ id: "Timur: prospek", en: "Timur: leads" }, "Barat"]), "wide");
  expect(texts(svg, 304).map(({ word }) => word)).toEqual(["Timur", "Barat"]);
  expect(svg).toContain(">prospek</text>");
  expect(texts(svg, 318).map(({ word }) => word)).toEqual(["leads"]);
});

it("whole values get whole ticks", () => {
  expect(plotScale([0, 1, 2, 3], [0, 100], { ticks: 8 }).ticks).toEqual([0, 1, 2, 3]);
  expect(plotScale([0, 0.3], [0, 100], { ticks: 3 }).ticks).toEqual([0, 0.1, 0.2, 0.3]);
});

it("large amounts stand beside the axis short enough for it, and with their sign", () => {
  const money = { ...plot(["a", "b"]), yUnit: "money" as const };
  const y = [-200_000_000, 5_500_000_000];
  const svg = drawPlot({ ...money, layers: [{ kind: "bars", label: { id: "", en: "" }, y }] }, "narrow");
  const ticks = [...svg.matchAll(/<text class="(id|en)"[^>]*text-anchor="end">([^<]*)</g)];
  const said = (language: string) => ticks.filter(([, one]) => one === language).map(([, , word]) => word);
  expect(said("en")).toEqual(["-1B", "1B", "2B", "3B", "4B", "5B", "6B"]);
  expect(said("id").map((word) => word.replace(/\s/, " "))[0]).toBe("-1 M");
});

it("shares that hardly differ have ticks that do", () => {
  for (const values of [
    [1, 1 - 1e-9],
    [0.2501, 0.2503],
  ]) {
    const { ticks, place } = plotScale(values, [0, 100], { ticks: 6, leastStep: 0.001 });
    const said = ticks.map((tick) => `${(100 * tick).toFixed(1)} %`);
    expect(new Set(said).size).toBe(said.length);
    for (const value of values) expect(place(value)).toBeGreaterThanOrEqual(0);
    for (const value of values) expect(place(value)).toBeLessThanOrEqual(100 + 1e-3);
  }
});
