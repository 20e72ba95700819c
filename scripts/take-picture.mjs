// node scripts/take-picture.mjs REPORT.html PICTURE.png [WIDTHxHEIGHT]: the README's picture, from a report of `npm start`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [report, picture, size = "1280x800"] = process.argv.slice(2);
if (!report || !picture) {
  console.error("usage: node scripts/take-picture.mjs REPORT.html PICTURE.png [WIDTHxHEIGHT]");
  process.exit(2);
}

const [width, height] = size.split("x").map(Number);
const profile = mkdtempSync(join(tmpdir(), "wilayah-picture-"));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  viewport: { width, height },
  locale: "en",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run"],
});
try {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(resolve(report)).href, { waitUntil: "load" });
  await page.screenshot({ path: picture });
} finally {
  await browser.close();
  rmSync(profile, { recursive: true });
}
