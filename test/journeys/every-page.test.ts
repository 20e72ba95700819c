import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import {
  expectAccessible,
  expectToFitNarrow,
  hasBrowser,
  look,
  openStudio,
  photograph,
  type Role,
  type Visit,
} from "./open-studio.ts";

/** Every address of the studio for who is signed in, who looks at it, and under which name it is photographed. */
const PAGES: readonly (readonly [name: string, path: string, as: Role])[] = [
  ["home", "/", "sales-ops"],
  ["plans", "/plans", "sales-ops"],
  ["plan", "/plans/$planId", "sales-ops"],
  ["map", "/plans/$planId/map", "sales-ops"],
  ["plan-history", "/plans/$planId/history", "sales-ops"],
  ["plan-people", "/plans/$planId/people", "sales-ops"],
  ["assignment", "/plans/$planId/assignment", "sales-ops"],
  ["review", "/plans/$planId/review", "sales-ops"],
  ["rules", "/plans/$planId/rules", "sales-ops"],
  ["territory", "/plans/$planId/territories/$territoryId", "sales-ops"],
  ["compare", "/plans/compare?a=$planId&b=$otherId", "sales-ops"],
  ["accounts", "/accounts", "sales-ops"],
  ["account", "/accounts/$accountId", "sales-ops"],
  ["reps", "/reps", "sales-ops"],
  ["handover", "/vacancies/$vacancyId", "sales-ops"],
  ["evaluate-accounts", "/evaluate/accounts", "sales-ops"],
  ["evaluate-look-alikes", "/evaluate/look-alikes", "sales-ops"],
  ["evaluate-territories", "/evaluate/territories", "sales-ops"],
  ["evaluate-worth", "/evaluate/worth", "sales-ops"],
  ["evaluate-service", "/evaluate/service", "sales-ops"],
  ["evaluate-changes", "/evaluate/changes", "sales-ops"],
  ["evaluate-reps", "/evaluate/reps", "sales-ops"],
  ["evaluate-sizing", "/evaluate/sizing", "sales-ops"],
  ["evaluate-pipeline", "/evaluate/pipeline", "sales-ops"],
  ["evaluate-pipeline-forecast", "/evaluate/pipeline-forecast", "sales-ops"],
  ["evaluate-snapshots", "/evaluate/snapshots", "sales-ops"],
  ["evaluate-forecast", "/evaluate/forecast", "sales-ops"],
  ["evaluate-kpis", "/evaluate/kpis", "sales-ops"],
  ["goals", "/goals", "sales-ops"],
  ["goals-quotas", "/goals/quotas", "sales-ops"],
  ["goals-swot", "/goals/swot", "sales-ops"],
  ["imports", "/imports", "sales-ops"],
  ["import", "/imports/$importId", "sales-ops"],
  ["exports", "/exports", "sales-ops"],
  ["jobs", "/jobs", "sales-ops"],
  ["people", "/people", "admin"],
  ["people-teams", "/people?tab=teams", "admin"],
  ["people-keys", "/people?tab=keys", "admin"],
  ["organisation", "/organisation", "admin"],
  ["audit", "/audit", "admin"],
  ["own-account", "/account", "admin"],
  ["home-manager", "/", "manager"],
  ["home-rep", "/", "rep"],
];
/** They lead on, show what was kept, or are shown to who is not signed in: the other journeys look at them. */
const ELSEWHERE = ["/evaluate", "/evaluate/snapshots/figures", "/sign-in", "/setup", "/first-step"];

/** What the addresses of the studio's routes are, as they are declared. */
function declaredPaths(): readonly string[] {
  const root = "src/web/screens";
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith("routes.tsx"),
  );
  return files.flatMap((name) =>
    [...readFileSync(join(root, name), "utf8").matchAll(/^ {2}path: "([^"]+)"/gm)].map(([, path]) => path),
  );
}

test("no address of the studio is left out", () => {
  const seen = new Set([...PAGES.map(([, path]) => path.split("?", 1)[0]), ...ELSEWHERE]);
  expect(declaredPaths().filter((path) => !seen.has(path))).toEqual([]);
  expect(declaredPaths().length).toBeGreaterThan(25);
});

describe.skipIf(!hasBrowser)("every page", () => {
  const [wide, narrow] = [openStudio(), openStudio()];
  const ids = new Map<string, string>();

  /** What the API gives to whoever is signed in on this page, or takes. */
  async function ask(page: Page, method: string, path: string, data?: unknown): Promise<Answer> {
    const answer = await page.request.fetch(new URL(path, wide.url).href, {
      method,
      ...(data === undefined ? {} : { data }),
      headers: { "sec-fetch-site": "same-origin", ...(typeof data === "string" ? OCTETS : {}) },
    });
    expect(answer.status(), `${method} ${path}`).toBeLessThan(300);
    return answer.status() === 204 ? {} : answer.json();
  }

  async function prepare(page: Page): Promise<void> {
    const first = async (path: string) => (await ask(page, "GET", path)).items?.[0]?.id ?? "";
    ids.set("planId", await first("/v1/plans?state=active"));
    ids.set("otherId", await first("/v1/plans?state=draft"));
    ids.set("territoryId", await first(`/v1/plans/${ids.get("planId")}/territories`));
    ids.set("accountId", await first("/v1/accounts?limit=1"));
    const { today = "" } = await ask(page, "GET", "/v1/self");
    const repId = (await ask(page, "GET", "/v1/reps")).items?.at(-1)?.id;
    const endsOn = new Date(Date.parse(today) + 7 * 86_400_000).toISOString().slice(0, 10);
    const leave = { repId, startsOn: today, endsOn };
    const { id: vacancyId = "", version } = await ask(page, "POST", "/v1/vacancies", leave);
    ids.set("vacancyId", vacancyId);
    ids.set("vacancyVersion", String(version));
    const file = "kode;nama\nHALAMAN-1;Toko Halaman\n";
    const { id = "" } = await ask(page, "POST", "/v1/imports?kind=accounts&name=halaman.csv", file);
    ids.set("importId", id);
  }

  async function tidyUp(page: Page): Promise<void> {
    await ask(page, "DELETE", `/v1/imports/${ids.get("importId")}`);
    const path = `/v1/vacancies/${ids.get("vacancyId")}`;
    const url = new URL(`${path}/cancel`, wide.url).href;
    const headers = { "if-match": `"v${ids.get("vacancyVersion")}"`, "sec-fetch-site": "same-origin" };
    expect((await page.request.post(url, { headers })).status()).toBe(200);
  }

  const addressOf = (path: string) => path.replaceAll(/\$(\w+)/g, (_, name: string) => ids.get(name) ?? "");

  /** Goes through the pages, each role in one browser. */
  async function goThrough(
    studio: ReturnType<typeof openStudio>,
    visit: Pick<Visit, "language" | "theme" | "width">,
    see: (page: Page, name: string) => Promise<void>,
  ): Promise<void> {
    for (const role of new Set(PAGES.map(([, , as]) => as))) {
      const page = await studio.open("/", { as: role, ...visit });
      for (const [name, path] of PAGES.filter(([, , as]) => as === role)) {
        await studio.goTo(page, addressOf(path));
        await untilDrawn(page);
        await see(page, name);
      }
    }
  }

  // both at once, which takes two thirds of the time; what fails says of which page it is, and how wide
  test("is accessible, in Indonesian, light and wide and at 200 % zoom, in English, dark and at 320 pixels", async () => {
    await prepare(await wide.open("/plans", { as: "sales-ops" }));
    await Promise.all([
      goThrough(wide, { language: "id", theme: "light" }, async (page, name) => {
        await look(page, name);
        await expectToFitNarrow(page, name);
      }),
      goThrough(narrow, { language: "en", theme: "dark", width: 320 }, async (page, name) => {
        await expectAccessible(page, `${name} at 320 pixels`, OF_LOOKS);
        await page.setViewportSize({ width: 1280, height: 860 });
        await untilDrawn(page);
        await photograph(page, name);
        await page.setViewportSize({ width: 320, height: 640 });
      }),
    ]);
    await tidyUp(await wide.open("/plans", { as: "sales-ops" }));
  }, 500_000);
});

interface Answer {
  readonly id?: string;
  readonly version?: number;
  readonly today?: string;
  readonly items?: readonly { readonly id: string }[];
}

/** What axe asks that colours and width decide; the rest was asked on the wide page. */
const OF_LOOKS = ["color-contrast", "scrollable-region-focusable", "target-size", "link-in-text-block"];
const OCTETS = { "content-type": "application/octet-stream" };

/** Until every map of the page is drawn; a page without one has none to wait for. */
const untilDrawn = (page: Page) =>
  page.waitForFunction(
    () => document.querySelector("[data-testid=map]:not([data-idle])") === null,
    undefined,
    { timeout: 60_000 },
  );
