import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadReportAssets } from "../../src/report/load-assets.ts";
import { renderReport } from "../../src/report/render-report.ts";
import { buildCountiesReport } from "../build-counties-report.ts";
import { buildPlanReport, HOSTILE_NAME } from "../build-plan-report.ts";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const hasBrowser = existsSync(CHROMIUM);
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

test.runIf(process.env.CI === "true")("a browser is there for the journeys", () => {
  expect(hasBrowser, `${CHROMIUM} is missing: install chromium or set CHROMIUM`).toBe(true);
});

describe.skipIf(!hasBrowser)("a report opened from a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "wilayah-report-"));
  const file = join(folder, "report.html");
  const heard: string[] = [];
  const asked: string[] = [];
  let browser: BrowserContext;
  let page: Page;

  async function open(options: {
    locale: string;
    colorScheme?: "light" | "dark";
    width?: number;
  }): Promise<void> {
    await browser?.close();
    browser = await chromium.launchPersistentContext(mkdtempSync(join(folder, "profile-")), {
      executablePath: CHROMIUM,
      headless: true,
      locale: options.locale,
      colorScheme: options.colorScheme ?? "light",
      viewport: { width: options.width ?? 1000, height: 700 },
      args: ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--no-first-run"],
    });
    page = await browser.newPage();
    page.on("console", (message) => heard.push(message.text()));
    page.on("pageerror", (error) => heard.push(error.message));
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector("html[data-ready]");
  }

  const violations = async (): Promise<string[]> => {
    await page.evaluate(axeSource);
    const results = (await page.evaluate("axe.run()")) as AxeResults;
    return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  };

  beforeAll(async () => {
    writeFileSync(file, renderReport(buildPlanReport({ title: HOSTILE_NAME }), await loadReportAssets()));
    await open({ locale: "en-US" });
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("says in its headline whether every territory is within its band", async () => {
    expect(await page.textContent("#headline")).toContain(
      "2 territories, every one within ±10% of its target",
    );
  });

  test("shows hostile names as the text they are", async () => {
    expect(await page.textContent("h1")).toBe(HOSTILE_NAME);
    expect(await page.locator("img").count()).toBe(0);
  });

  test("tells why a unit is where it is, by keyboard alone", async () => {
    await page.focus("#find-unit");
    await page.keyboard.type("05");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const panel = page.locator(".selection");
    expect(await panel.locator("h3").textContent()).toBe("South (05)");
    expect(await panel.textContent()).toContain("moved from A");
    expect(await panel.locator(".options").textContent()).toContain(
      "A would hold 400 people, above its band's limit of 330",
    );
    expect(await page.textContent("[role=status]")).toContain("South (05) selected, in B. 1 alternative.");
  });

  test("names the accounts of a unit chosen from the table of neighbours", async () => {
    await page.getByRole("button", { name: "South-west · A" }).click();
    expect(await page.locator(".selection h3").textContent()).toBe("South-west (04)");
    expect(await page.locator(".selection").textContent()).toContain(HOSTILE_NAME);
  });

  test("selects the unit under the cross when Enter is pressed on the map, and Escape clears it", async () => {
    await page.focus(".map-frame");
    await page.keyboard.press("0");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await page.locator(".selection h3").count()).toBe(1);
    await page.keyboard.press("Escape");
    expect(await page.locator(".selection h3").count()).toBe(0);
  });

  test("selects the unit that is clicked on the map", async () => {
    const map = page.locator(".map-frame");
    const box = await map.boundingBox();
    if (!box) throw new Error("got no map, expected one");
    await map.click({ position: { x: box.width * 0.25, y: box.height * 0.3 } });
    expect(await page.locator(".selection h3").textContent()).toBe("North-west (01)");
  });

  test("paints the two territories in different colours", async () => {
    const colours = (await page.evaluate(`(() => {
      const canvas = document.querySelector(".map-frame canvas");
      const paint = canvas.getContext("2d");
      const row = paint.getImageData(0, canvas.height * 0.3, canvas.width, 1);
      return [0.2, 0.85].map((x) => [...row.data.slice(4 * Math.round(row.width * x)).slice(0, 3)].join());
    })()`)) as string[];
    expect(colours[0]).not.toBe(colours[1]);
  });

  test("sorts the territory table by a column's header and says so", async () => {
    const header = page.locator("#territories th", { hasText: "people" }).first();
    await header.locator("button").click();
    expect(await header.getAttribute("aria-sort")).toBe("descending");
    const [first, second] = await page.locator("#territories tbody tr td:nth-child(2)").allTextContents();
    expect(Number(first)).toBeGreaterThanOrEqual(Number(second));
  });

  test("lists the moved unit and finds any unit in the table of all", async () => {
    expect(await page.locator("section", { hasText: "Moved units" }).last().textContent()).toContain("South");
    await page.locator("#units summary").click();
    await page.fill("#search-units", "south-e");
    expect(await page.locator("#units tbody tr").count()).toBe(1);
  });

  test("switches to Indonesian and back", async () => {
    await page.getByRole("button", { name: "Bahasa Indonesia" }).click();
    expect(await page.getAttribute("html", "lang")).toBe("id");
    expect(await page.textContent("#headline")).toContain("semuanya dalam ±10% dari targetnya");
    expect(await page.textContent("#why-heading")).toBe("Mengapa di sini?");
    await page.getByRole("button", { name: "English" }).click();
    expect(await page.textContent("#why-heading")).toBe("Why here?");
  });

  test.each(["light", "dark"] as const)(
    "has no accessibility violation in the %s theme",
    async (colorScheme) => {
      await open({ locale: "en-US", colorScheme });
      await page.fill("#find-unit", "05");
      await page.click(".found button");
      await page.locator("#units summary").click();
      expect(await page.getAttribute("html", "data-theme")).toBe(colorScheme);
      expect(await violations()).toEqual([]);
    },
  );

  test("turns light for the printer and dark again afterwards", async () => {
    await open({ locale: "en-US", colorScheme: "dark" });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.getAttribute("html", "data-theme")).toBe("light");
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await page.getAttribute("html", "data-theme")).toBe("dark");
  });

  test("opens in Indonesian for an Indonesian browser and fits a phone 360 pixels wide", async () => {
    await open({ locale: "id-ID", width: 360 });
    expect(await page.getAttribute("html", "lang")).toBe("id");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    expect(await violations()).toEqual([]);
  });

  test("opens 3,108 counties and shows their territories", async () => {
    const html = renderReport(buildCountiesReport(), await loadReportAssets());
    const counties = join(folder, "counties.html");
    writeFileSync(counties, html);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(pathToFileURL(counties).href);
    await page.waitForSelector("html[data-ready]");
    const paintedMs = await page.evaluate(
      "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))",
    );
    console.log(
      `report of 3,108 counties: ${Math.round(html.length / 1024)} kB, map painted ${Math.round(Number(paintedMs))} ms after navigation began`,
    );
    expect(await page.locator("#territories tbody tr").count()).toBe(25);
    expect(await page.locator(".legend").textContent()).toContain("Batas wilayah");
  });

  test("asked nothing of any network and reported no error all along", () => {
    expect(asked.filter((url) => !url.startsWith("file:") && !url.startsWith("data:"))).toEqual([]);
    expect(heard).toEqual([]);
  });
});
