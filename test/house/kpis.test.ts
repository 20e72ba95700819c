import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Kpi } from "../../src/core/evaluate/kpi/kpi.ts";
import { KPIS } from "../../src/core/evaluate/kpi/kpis.ts";
import { MEASURES } from "../../src/core/evaluate/kpi/measures.ts";

const FILE = "docs/kpis.md";

function renderDocument(): string {
  return [
    "# Key figures",
    "",
    "Made from `src/core/evaluate/kpi/` by `REGEN=1 npx vitest run test/house/kpis.test.ts`; do not edit by hand. How to add one: [add-a-kpi.md](add-a-kpi.md).",
    "",
    "A ratio is always the ratio of two sums, never a mean of ratios. A denominator of 0 gives no value, never 0 %. What is not recorded is kept apart from zero.",
    "",
    ...KPIS.flatMap(renderKpi),
    "## Measures",
    "",
    "What the figures are made of, added up over the events of a scope.",
    "",
    "| Measure | Meaning |",
    "|---|---|",
    ...Object.entries(MEASURES).map(([key, meaning]) => `| ${key} | ${meaning} |`),
    "",
  ].join("\n");
}

const renderKpi = (kpi: Kpi): readonly string[] => [
  `## ${kpi.name.en}`,
  "",
  `*${kpi.name.id}.* ${kpi.definition.en} *${kpi.definition.id}*`,
  "",
  `- key \`${kpi.key}\`, version ${kpi.version}, unit: ${kpi.unit}`,
  kpi.denominator === null ? `- amount: ${kpi.numerator}` : `- ${kpi.numerator} ÷ (${kpi.denominator})`,
  `- window: ${kpi.window}; counts for: ${kpi.attribution}`,
  "",
];

it("docs/kpis.md is what the registry says (REGEN=1 writes it)", () => {
  if (process.env.REGEN === "1") writeFileSync(FILE, renderDocument());
  expect(readFileSync(FILE, "utf8")).toBe(renderDocument());
});
