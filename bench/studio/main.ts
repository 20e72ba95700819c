import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { describeCircumstances, renderCircumstances } from "../describe-machine.ts";
import { readLoadOptions } from "../load/load-options.ts";
import { withServer } from "../load/measure-server.ts";
import { printTable } from "../print-table.ts";
import { type Figures, measureStudio } from "./measure-studio.ts";

const SIZES = [
  { units: 3200, accounts: 4000, territories: 60 },
  { units: 33_000, accounts: 33_000, territories: 500 },
];

export const USAGE = `npm run bench:studio -- [--units ${SIZES.map(({ units }) => units).join(" | ")}]`;

/** The map studio in a real browser on a real server; no figure is held against a limit. */
async function main(argv: string[]): Promise<void> {
  const { units } = parseArgs({ args: argv, options: { units: { type: "string" } } }).values;
  const wanted = SIZES.filter((size) => units === undefined || size.units === Number(units));
  if (wanted.length === 0) throw new Error(USAGE);
  console.log(renderCircumstances(describeCircumstances(argv, "npx tsx bench/studio/main.ts")));
  const rows: (readonly [number, Figures])[] = [];
  for (const size of wanted) {
    const figures = await measureSize(size);
    if (figures !== null) rows.push([size.units, figures]);
  }
  console.log(
    printTable({
      title: "map studio, milliseconds; 900 × 600, drawn by software",
      columns: [
        ...["units", "first page", "interactive", "stroke p50", "stroke p95"],
        ...["of it CPU p50", "CPU p95", "drawing, CPU", "to frame p95"],
        ...["longest task: open", "paint", "pan and zoom", "of it CPU", "recoloured", "all moved"],
      ],
      rows: rows.map(([size, figures]) =>
        [
          String(size),
          ...[figures.homeMs, figures.interactiveMs, figures.strokeP50Ms, figures.strokeP95Ms],
          ...[figures.strokeCpuP50Ms, figures.strokeCpuP95Ms, figures.drawCpuMs, figures.toFrameP95Ms],
          ...[figures.openTaskMs, figures.paintTaskMs, figures.panTaskMs, figures.busiestCpuMs],
          ...[figures.recolourMs, figures.moveAllMs],
        ].map((cell) => (typeof cell === "number" ? cell.toFixed(0) : cell)),
      ),
    }),
  );
  console.log(
    [
      "first page, interactive: from the address to the map of the plan that holds, and to the studio's, drawn and ready.",
      "stroke: from the pointer's event to the end of the page's work in the frame that follows, figures and bars included.",
      "CPU: what the page's thread itself computed of it; the rest it waited for the drawing and for other processes.",
      "drawing: what the process that draws computed, a stroke; with a GPU it is next to nothing.",
      "to frame: stroke, with the wait before the event was handled.",
      "recoloured: by a measure of the units. all moved: every unit to another territory, as a design that is laid on the map.",
    ].join("\n"),
  );
}

async function measureSize({
  units,
  accounts,
  territories,
}: (typeof SIZES)[number]): Promise<Figures | null> {
  const options = readLoadOptions([
    ...["--units", String(units), "--accounts", String(accounts), "--territories", String(territories)],
    ...["--clients", "1", "--server", "embedded"],
  ]);
  if (typeof options === "string") throw new Error(options);
  const folder = mkdtempSync(join(tmpdir(), "wilayah-studio-"));
  const say = (line: string) => console.error(`${units} units: ${line}`);
  try {
    return await withServer("embedded", { options, folder, say }, async ({ url, filled }) => {
      const path = `/plans/${filled.draftIds[0]}/map?territory=${filled.territoryCodes[0]}`;
      return measureStudio({ origin: url.replace(/\/$/, ""), path, key: filled.offices[0], say });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

await main(process.argv.slice(2));
