import type { Route } from "playwright-core";
import { describe, expect, test } from "vitest";
import { hasBrowser, openStudio } from "./open-studio.ts";

describe.skipIf(!hasBrowser)("the first minutes", () => {
  const studio = openStudio();

  test("a demo login is one press away, and leads to where one was going", async () => {
    const page = await studio.open("/?from=link", { as: null, language: "id" });
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    await studio.look(page, "sign-in");
    await page.getByRole("button", { name: /Manajer penjualan/ }).click();
    await page.getByRole("heading", { level: 1, name: "Hari ini" }).waitFor();
    expect(new URL(page.url()).search).toBe("?from=link");
  });

  test("the command menu finds a place by its name in either language, and switches the language", async () => {
    const page = await studio.open("/", { as: "admin", language: "en", theme: "dark" });
    await page.keyboard.press("Control+k");
    await page.getByPlaceholder("Where to go").fill("hari ini");
    await page.getByText("Today", { exact: true }).last().waitFor();
    await page.getByPlaceholder("Where to go").fill("bahasa");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Hari ini" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("id");
  });

  test("the first page comes in at most 350 kB of packed script and style before its map", async () => {
    const page = await studio.open("/", { as: "manager", language: "id" });
    await page.locator(".maplibregl-canvas").first().waitFor();
    const loaded = await page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .map((entry) => entry as PerformanceResourceTiming)
        .filter(({ name }) => /\.(js|css)$/.test(name))
        .map(({ name, startTime, encodedBodySize }) => ({ name, startTime, bytes: encodedBodySize })),
    );
    const map =
      loaded.find(({ name }) => name.includes("/studio-map-")) ?? expect.fail("no chunk of the map");
    const before = loaded.filter(({ startTime }) => startTime < map.startTime);
    const bytes = before.reduce((sum, one) => sum + one.bytes, 0);
    console.log(`first page before its map: ${Math.round(bytes / 1000)} kB in ${before.length} files`);
    expect(before.length).toBeGreaterThan(1);
    expect(bytes).toBeLessThan(350_000);
  });

  test("a server that is not there is told of, and the page goes on when it is back", async () => {
    const page = await studio.open("/", { as: "manager", language: "en" });
    const away = (route: Route) => route.abort("internetdisconnected");
    await page.route("**/*", away);
    await page.context().setOffline(true);
    await page.getByRole("link", { name: "Accounts", exact: true }).click();
    await page.getByText("The server does not answer").first().waitFor();
    await page.getByRole("link", { name: "Today", exact: true }).waitFor();
    await page.context().setOffline(false);
    await page.unroute("**/*", away);
    await page.getByRole("button", { name: "Try again" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Accounts" }).waitFor();
  });

  test("an address that leads nowhere says so and leads back", async () => {
    const page = await studio.open("/no/such/page", { as: "admin", language: "en" });
    await page.getByRole("link", { name: "To the start" }).click();
    await page.getByRole("heading", { level: 1, name: "Today" }).waitFor();
  });
});
