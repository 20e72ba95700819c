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

  test("an address that leads nowhere says so and leads back", async () => {
    const page = await studio.open("/no/such/page", { as: "admin", language: "en" });
    await page.getByRole("link", { name: "To the start" }).click();
    await page.getByRole("heading", { level: 1, name: "Today" }).waitFor();
  });
});
