import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page, type Request } from "playwright-core";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { CHROMIUM, PICTURES } from "./serve-demo.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export type Role = "admin" | "sales-ops" | "manager" | "rep";

export interface Visit {
  /** Nobody: not signed in. */
  readonly as: Role | null;
  readonly language?: "id" | "en";
  readonly theme?: "light" | "dark";
  /** CSS pixels; 1280 where left out, 360 is a phone. */
  readonly width?: number;
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

export const hasBrowser = existsSync(CHROMIUM);

/** Refusals that a person cannot bring about by what they type: malformed, wrong method, no version named. */
const OUR_MISTAKES: ReadonlySet<number> = new Set([400, 405, 415, 428]);

/**
 * A browser for the journeys of one file, on the demo's server. Call it once inside of `describe.skipIf(!hasBrowser)`;
 * at the end it fails if any page logged an error or asked another host.
 */
export function openStudio() {
  const url = inject("studio");
  const heard: string[] = [];
  const cookies = new Map<Role, Awaited<ReturnType<BrowserContext["cookies"]>>>();
  const contexts: BrowserContext[] = [];
  let browser: Browser;

  beforeAll(async () => {
    const args = ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--no-first-run"];
    browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args });
  });
  afterAll(async () => {
    await browser?.close();
    expect(heard, "errors that pages logged, and other hosts that they asked").toEqual([]);
  });

  async function signIn(context: BrowserContext, role: Role): Promise<void> {
    const known = cookies.get(role);
    if (known !== undefined) return context.addCookies(known);
    const methods = await (await context.request.get(`${url}v1/auth/methods`)).json();
    const login = methods.demo.find((each: { readonly role: Role }) => each.role === role);
    const { email, password } = login;
    const answer = await context.request.post(`${url}v1/auth/sign-in`, {
      data: { email, password },
      headers: { "sec-fetch-site": "same-origin" },
    });
    expect(answer.status()).toBe(200);
    cookies.set(role, await context.cookies());
  }

  /** A fresh browser profile at a path of the studio; the last one is closed. */
  async function open(path: string, visit: Visit): Promise<Page> {
    const { as, language = "id", theme = "light", width = 1280 } = visit;
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    const context = await browser.newContext({
      locale: language === "id" ? "id-ID" : "en-GB",
      colorScheme: theme,
      viewport: { width, height: width < 500 ? 780 : 860 },
      reducedMotion: "reduce",
    });
    contexts.push(context);
    if (as !== null) await signIn(context, as);
    const page = await context.newPage();
    followRequests(page);
    page.on("console", (message) => {
      // the browser's own line about an answer: of those there is more to be said below
      const isAnswer = message.text().startsWith("Failed to load resource");
      if (message.type() === "error" && !isAnswer) heard.push(`${path}: ${message.text()}`);
    });
    page.on("response", (answer) => {
      if (answer.status() >= 500 || OUR_MISTAKES.has(answer.status()))
        heard.push(`${path}: ${answer.status()} ${answer.request().method()} ${answer.url()}`);
    });
    page.on("pageerror", (error) => heard.push(`${path}: ${error.message}`));
    page.on("request", (request) => {
      if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url()))
        heard.push(`${path} asked ${request.url()}`);
    });
    await page.goto(new URL(path, url).href);
    await settle(page);
    return page;
  }

  return { url, open, look };
}

const underWay = new WeakMap<Page, Set<Request>>();

/** Like the browser's own "network idle", but that the map's worker is left out: its end is not always told. */
function followRequests(page: Page): void {
  const requests = new Set<Request>();
  underWay.set(page, requests);
  page.on("request", (request) => {
    if (!request.url().includes("/maplibre-gl-worker")) requests.add(request);
  });
  for (const end of ["requestfinished", "requestfailed"] as const)
    page.on(end as "requestfinished", (request) => requests.delete(request));
}

const QUIET_MILLISECONDS = 400;

async function untilQuiet(page: Page): Promise<void> {
  const requests = underWay.get(page) ?? new Set();
  let quietSince = Date.now();
  await expect
    .poll(
      () => {
        if (requests.size > 0) quietSince = Date.now();
        return Date.now() - quietSince >= QUIET_MILLISECONDS;
      },
      { timeout: 30_000, interval: 50, message: "requests that do not end" },
    )
    .toBe(true);
}

/** Until nothing is being fetched and no skeleton stands. */
export async function settle(page: Page): Promise<void> {
  await untilQuiet(page);
  await page.waitForFunction(() => {
    const text = document.querySelector("main:not(.splash)")?.textContent ?? "";
    return text.trim() !== "" && document.querySelector(".mantine-Skeleton-root") === null;
  });
}

/**
 * Photographs the page as `out/journeys/NAME.LANGUAGE.THEME.png` and has axe look at it: what is serious or critical
 * fails the test, and so does a page that is wider than its window.
 */
export async function look(page: Page, name: string): Promise<void> {
  await settle(page);
  const { language, theme, overflow } = await page.evaluate(() => ({
    language: document.documentElement.lang,
    theme: document.documentElement.dataset.mantineColorScheme,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  await page.screenshot({ path: join(PICTURES, `${name}.${language}.${theme}.png`), fullPage: true });
  expect(overflow, `pixels that ${name} is wider than its window`).toBeLessThanOrEqual(0);
  await page.evaluate(axeSource);
  const results = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as AxeResults;
  const grave = results.violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(
    grave.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 300)} ${failureSummary}`),
    ),
    `what axe finds on ${name}`,
  ).toEqual([]);
}
