import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { hasBrowser, openStudio, settle } from "./open-studio.ts";

/** A sales force of its own, so that the demo's plan goes on holding for the other journeys; new in each run on a server. */
const SALES_FORCE = `Papan tik ${process.pid}`;
const PLAN = `Rencana papan tik ${process.pid}`;
/** More stops than any page has before what is looked for. */
const MOST_TABS = 250;

/** From sign-in to approval without a pointer: what is pressed is first reached by Tab, and seen to have the focus. */
describe.skipIf(!hasBrowser)("by keyboard alone", { timeout: 180_000 }, () => {
  const studio = openStudio();

  async function tabTo(page: Page, target: Locator): Promise<void> {
    await target.waitFor();
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`got no focus on ${target} by Tab, expected it`);
  }

  async function press(page: Page, target: Locator): Promise<void> {
    await tabTo(page, target);
    expect(await outlineOf(target), `focus of ${target} is seen`).toBe(true);
    await page.keyboard.press("Enter");
  }

  /** A ring around it, or, of a field, a border in the colour of the ring. */
  const outlineOf = (target: Locator) =>
    target.evaluate((element) => {
      const { outlineStyle, outlineWidth, borderColor } = getComputedStyle(element);
      const hasRing = outlineStyle !== "none" && outlineWidth !== "0px";
      return hasRing || (element.matches("input") && borderColor !== "");
    });

  const hasFocus = (page: Page) =>
    page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body);

  async function signIn(role: "sales-ops" | "manager"): Promise<Page> {
    const page = await studio.open("/plans", { as: null });
    const methods = await (await page.request.get(`${studio.url}v1/auth/methods`)).json();
    const login = methods.demo.find((each: { readonly role: string }) => each.role === role);
    await tabTo(page, page.getByLabel("Surel"));
    await page.keyboard.type(login.email);
    await tabTo(page, page.getByLabel("Kata sandi"));
    await page.keyboard.type(login.password);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Rencana" }).waitFor();
    await settle(page);
    return page;
  }

  /** By the command menu, which the whole page listens for. */
  async function goTo(page: Page, words: string, title: string): Promise<void> {
    await page.keyboard.press("Control+k");
    const field = page.getByPlaceholder("Ke mana");
    await field.waitFor();
    await page.keyboard.type(words);
    await page.getByRole("dialog").getByText(title, { exact: true }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
    await settle(page);
  }

  test("a file is imported as far as its bad row, and put away again", async () => {
    const page = await signIn("sales-ops");
    await goTo(page, "impor", "Impor");
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      press(page, page.locator(".mantine-Dropzone-root")),
    ]);
    const text = "kode;nama;lintang;bujur\nPT-1;Toko Satu;-6,2;106,8\nPT-2;Toko Dua;95;106,8\n";
    await chooser.setFiles({
      name: "papan-tik.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(text),
    });
    await press(page, page.getByRole("button", { name: "Periksa berkas" }));
    const problems = page.getByRole("table", { name: "Masalah" });
    await problems.getByText("bukan lintang", { exact: false }).waitFor();
    await press(page, page.getByRole("button", { name: "Lupakan berkas ini" }));
    await press(page, page.getByRole("dialog").getByRole("button", { name: "Lupakan berkas ini" }));
    await page.getByRole("heading", { level: 1, name: "Impor", exact: true }).waitFor();
  });

  test("a plan is looked at and approved, and the focus is never lost", async () => {
    const planId = await submitPlan();
    const page = await signIn("manager");
    await press(page, page.getByRole("link", { name: PLAN, exact: true }));
    await page.getByRole("heading", { level: 1, name: PLAN }).waitFor();
    await press(page, page.getByRole("link", { name: "Tinjauan", exact: true }));
    await page.getByRole("heading", { level: 2, name: "Keberatan" }).waitFor();
    await press(page, page.getByRole("link", { name: "Ringkasan", exact: true }));
    const approve = page.getByRole("button", { name: "Setujui", exact: true });
    await press(page, approve);
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => approve.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await press(page, page.getByRole("dialog").getByRole("button", { name: "Setujui", exact: true }));
    await page.getByText(/Versi \d+ disetujui/).waitFor();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => hasFocus(page)).toBe(true);
    await putAway(planId);
  });

  /** The plan in force, branched into a sales force of its own and up for review. */
  async function submitPlan(): Promise<string> {
    const page = await studio.open("/plans", { as: "sales-ops" });
    const { items } = await (await page.request.get(`${studio.url}v1/plans?state=active`)).json();
    const { id } = await step(page, `v1/plans/${items[0].id}/branches`, {
      name: PLAN,
      salesForce: SALES_FORCE,
    });
    await step(page, `v1/plans/${id}/submit`);
    return id;
  }

  async function putAway(planId: string): Promise<void> {
    const page = await studio.open("/plans", { as: "sales-ops" });
    await step(page, `v1/plans/${planId}/withdraw`);
    await step(page, `v1/plans/${planId}/archive`);
  }

  async function step(page: Page, path: string, data?: object): Promise<{ readonly id: string }> {
    const of = path.split("/").slice(0, 3).join("/");
    const etag = (await page.request.get(`${studio.url}${of}`)).headers().etag;
    const answer = await page.request.post(`${studio.url}${path}`, {
      ...(data && { data }),
      headers: { "sec-fetch-site": "same-origin", "if-match": etag },
    });
    expect(answer.status(), path).toBeLessThan(300);
    return answer.json();
  }
});
