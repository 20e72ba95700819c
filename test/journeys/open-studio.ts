import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page, type Request } from "playwright-core";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { CHROMIUM, type JourneyServer, PICTURES } from "./serve-demo.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export type Role = "admin" | "sales-ops" | "manager" | "rep";

export interface Login {
  readonly email: string;
  readonly password: string;
}

export interface Visit {
  /** Of the demo's people, or with a login of one's own; null: not signed in. */
  readonly as: Role | Login | null;
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

/** Jobs wait for their turn on a machine that others use. */
const WAIT_MILLISECONDS = 60_000;
/** A server of its own makes its database first. */
const START_MILLISECONDS = 180_000;

/** Refusals that a person cannot bring about by what they type: malformed, wrong method, no version named. */
const OUR_MISTAKES: ReadonlySet<number> = new Set([400, 405, 415, 428]);

/**
 * A browser for the journeys of one file, on the demo's server or one of its own. Call it once inside of
 * `describe.skipIf(!hasBrowser)`; at the end it fails if any page logged an error or asked another host.
 */
export function openStudio(serve?: () => Promise<JourneyServer>) {
  let url = serve === undefined ? inject("studio") : "";
  let server: JourneyServer | null = null;
  const heard: string[] = [];
  const signIn = createSignIn(() => url);
  const contexts: BrowserContext[] = [];
  let browser: Browser;

  beforeAll(async () => {
    if (serve !== undefined) {
      server = await serve();
      url = server.url;
    }
    const args = ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--no-first-run"];
    browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args });
  }, START_MILLISECONDS);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    expect(heard, "errors that pages logged, and other hosts that they asked").toEqual([]);
  });

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
    context.setDefaultTimeout(WAIT_MILLISECONDS);
    contexts.push(context);
    if (as !== null) await signIn(context, as);
    const page = await context.newPage();
    followRequests(page);
    hear(page, { path, url, heard });
    await goTo(page, path);
    return page;
  }

  /** Another address in the same browser: what it has in its cache it does not fetch again. */
  async function goTo(page: Page, path: string): Promise<void> {
    await page.goto(new URL(path, url).href);
    await settle(page);
  }

  return {
    get url() {
      return url;
    },
    /** What the server of its own printed. */
    said: () => server?.said() ?? "",
    open,
    goTo,
    look,
  };
}

/** Signs a browser in; who was in before comes in by the same session. */
function createSignIn(urlOf: () => string) {
  const cookies = new Map<string, Awaited<ReturnType<BrowserContext["cookies"]>>>();
  async function signIn(context: BrowserContext, as: Role | Login): Promise<void> {
    const who = typeof as === "string" ? as : as.email;
    const known = cookies.get(who);
    if (known !== undefined) return context.addCookies(known);
    const { email, password } = typeof as === "string" ? await findLogin(context, as) : as;
    const answer = await context.request.post(`${urlOf()}v1/auth/sign-in`, {
      data: { email, password },
      headers: { "sec-fetch-site": "same-origin" },
    });
    expect(answer.status()).toBe(200);
    cookies.set(who, await context.cookies());
  }

  async function findLogin(context: BrowserContext, role: Role): Promise<Login> {
    const methods = await (await context.request.get(`${urlOf()}v1/auth/methods`)).json();
    return methods.demo.find((each: { readonly role: Role }) => each.role === role);
  }

  return signIn;
}

interface Hearing {
  /** Where the page began. */
  readonly path: string;
  readonly url: string;
  /** What is written to. */
  readonly heard: string[];
}

/** Notes errors that a page logs, refusals that no person brought about, and requests to other hosts. */
function hear(page: Page, { path, url, heard }: Hearing): void {
  page.on("console", (message) => {
    // the browser's own line about an answer: of those there is more to be said below
    const isAnswer = message.text().startsWith("Failed to load resource");
    // a screen's file that cannot be fetched, as the studio calls it while the server is away
    if (message.text().startsWith("PageMissing")) return;
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

const QUIET_MILLISECONDS = 200;

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
 * fails the test at its end, and so does a page that is wider than its window.
 */
export async function look(page: Page, name: string): Promise<void> {
  await settle(page);
  await photograph(page, name);
  await expectToFit(page, name);
  await expectAccessible(page, name);
}

/** 200 % zoom of a window of 1,280 pixels, and the narrowest that WCAG asks for: nothing but tables and maps may scroll sideways. */
export async function expectToFitNarrow(page: Page, name: string): Promise<void> {
  const window = page.viewportSize();
  for (const width of [640, 320]) {
    await page.setViewportSize({ width, height: 640 });
    await drawn(page);
    await expectToFit(page, `${name} at ${width} pixels`);
  }
  if (window !== null) await page.setViewportSize(window);
  await drawn(page);
}

const themeOf = (page: Page) =>
  page.evaluate(() => document.documentElement.dataset.mantineColorScheme ?? "light");

/** Until the page was drawn twice: what follows the size of the window has done so. */
const drawn = (page: Page) =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );

export async function photograph(page: Page, name: string): Promise<void> {
  const language = await page.evaluate(() => document.documentElement.lang);
  // what is fixed to the window is photographed where it stands
  await page.evaluate(() => scrollTo(0, 0));
  const path = join(PICTURES, `${name}.${language}.${await themeOf(page)}.png`);
  await page.screenshot({ path, fullPage: true });
}

export async function expectToFit(page: Page, name: string): Promise<void> {
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  // what measures itself follows the window a few frames later
  for (let tries = 0; tries < 50 && (await overflow()) > 0; tries++) await drawn(page);
  expect.soft(await overflow(), `pixels that ${name} is wider than its window`).toBeLessThanOrEqual(0);
}

export async function expectAccessible(page: Page, name: string, rules?: readonly string[]): Promise<void> {
  await page.evaluate(axeSource);
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: [...rules] }) };
  const results = (await page.evaluate(`axe.run(${JSON.stringify(options)})`)) as AxeResults;
  const grave = results.violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect
    .soft(
      grave.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 300)} ${failureSummary}`),
      ),
      `what axe finds on ${name}`,
    )
    .toEqual([]);
}
