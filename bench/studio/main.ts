import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { describeCircumstances, renderCircumstances } from "../describe-machine.ts";
import { readLoadOptions } from "../load/load-options.ts";
import { withServer } from "../load/measure-server.ts";
import { printTable } from "../print-table.ts";

const SIZES = [
  { units: "3200", accounts: "4000", territories: "60" },
  { units: "33000", accounts: "33000", territories: "500" },
];
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--no-first-run"];
const STROKES = 40;

interface Figures {
  readonly units: string;
  readonly openMs: number;
  readonly strokeP50Ms: number;
  readonly strokeP95Ms: number;
  readonly recolourMs: number;
  readonly longestTaskMs: number;
}

/** The map studio in a real browser on a real server; no figure is held against a limit. */
async function main(argv: readonly string[]): Promise<void> {
  console.log(renderCircumstances(describeCircumstances(argv, "npx tsx bench/studio/main.ts")));
  const wanted = SIZES.filter(({ units }) => argv.length === 0 || argv.includes(units));
  const rows: Figures[] = [];
  for (const size of wanted) {
    const figures = await measureSize(size);
    if (figures !== null) rows.push(figures);
  }
  console.log(
    printTable({
      title: "map studio, milliseconds (software rendering, 900 × 600)",
      columns: ["units", "drawn", "stroke p50", "stroke p95", "recoloured", "longest task"],
      rows: rows.map((row) => [
        row.units,
        ...[row.openMs, row.strokeP50Ms, row.strokeP95Ms, row.recolourMs, row.longestTaskMs].map((ms) =>
          ms.toFixed(0),
        ),
      ]),
    }),
  );
}

async function measureSize({
  units,
  accounts,
  territories,
}: (typeof SIZES)[number]): Promise<Figures | null> {
  const options = readLoadOptions([
    ...["--units", units, "--accounts", accounts, "--territories", territories],
    ...["--clients", "1", "--server", "embedded"],
  ]);
  if (typeof options === "string") throw new Error(options);
  const folder = mkdtempSync(join(tmpdir(), "wilayah-studio-"));
  const say = (line: string) => console.error(`${units} units: ${line}`);
  try {
    return await withServer("embedded", { options, folder, say }, async ({ url, filled }) => {
      const address = `${url.replace(/\/$/, "")}/plans/${filled.draftIds[0]}/map?territory=${filled.territoryCodes[0]}`;
      return { units, ...(await visit(address, filled.offices[0])) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function visit(address: string, key: string): Promise<Omit<Figures, "units">> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ARGUMENTS,
  });
  try {
    const context = await browser.newContext({
      viewport: { width: 900, height: 600 },
      extraHTTPHeaders: { authorization: `Bearer ${key}` },
    });
    const page = await context.newPage();
    // what runs this file names its functions by a helper that the page does not have
    await page.addInitScript("globalThis.__name ??= (named) => named");
    await page.addInitScript(() => {
      const kept = globalThis as unknown as { longest: number };
      kept.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) kept.longest = Math.max(kept.longest, duration);
      }).observe({ type: "longtask", buffered: true });
    });
    const opened = performance.now();
    await page.goto(address);
    await page.waitForSelector("[data-testid=map][data-idle]", { timeout: 180_000 });
    const openMs = performance.now() - opened;
    await page.evaluate("globalThis.longest = 0");
    const strokes = (await paint(page)).sort((a, b) => a - b);
    await page.mouse.wheel(0, -300);
    await page.waitForTimeout(2000);
    const longestTaskMs = Number(await page.evaluate("globalThis.longest"));
    const recolourMs = await recolour(page);
    return {
      ...{ openMs, recolourMs, longestTaskMs },
      strokeP50Ms: strokes[Math.floor(strokes.length * 0.5)],
      strokeP95Ms: strokes[Math.floor(strokes.length * 0.95)],
    };
  } finally {
    await browser.close();
  }
}

/** Of each move of a brush: until the page has handled it, counted every figure and is ready for the next. */
async function paint(page: Page): Promise<number[]> {
  await page.keyboard.press("b");
  return page.evaluate(async (count) => {
    const canvas = document.querySelector("[data-testid=map] canvas");
    if (canvas === null) throw new Error("got no canvas, expected the map's");
    canvas.setPointerCapture = () => {};
    const { width, height } = canvas.getBoundingClientRect();
    const send = (type: string, x: number, y: number) => {
      const event = new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0 });
      Object.defineProperties(event, { offsetX: { value: x }, offsetY: { value: y } });
      canvas.dispatchEvent(event);
    };
    const waits: number[] = [];
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    send("pointerdown", width / 2, height / 2);
    for (let i = 0; i < count; i++) {
      await frame();
      const began = performance.now();
      send("pointermove", width / 2 + 60 * Math.cos(i / 3), height / 2 + 60 * Math.sin(i / 3));
      // the figures are counted in the frame that follows
      const handled = performance.now() - began;
      await frame();
      const counting = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 0));
      waits.push(handled + (performance.now() - counting));
    }
    send("pointerup", width / 2, height / 2);
    return waits;
  }, STROKES);
}

/** From another choice of colours until nothing is left to be drawn. */
async function recolour(page: Page): Promise<number> {
  const began = performance.now();
  await page.getByRole("combobox").first().selectOption("measure");
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  await page.waitForSelector("[data-testid=map][data-idle]", { timeout: 120_000 });
  return performance.now() - began;
}

await main(process.argv.slice(2));
