import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { hasBrowser, look, openStudio, photograph } from "./open-studio.ts";

const MINUTES = 60_000;

interface Activity {
  readonly kind: string;
  readonly state: string;
  readonly day: string;
}

/** Of docs/questions.md what accounts, products and the pipeline ask. */
describe.skipIf(!hasBrowser)("questions about accounts", { timeout: 3 * MINUTES }, () => {
  const studio = openStudio();
  const text = (page: Page) => page.locator("main").innerText();

  async function setStage(page: Page, accountId: string, stage: string): Promise<void> {
    const path = `${studio.url}v1/accounts/${accountId}`;
    const etag = (await page.request.get(path)).headers().etag;
    const headers = { "if-match": etag, "sec-fetch-site": "same-origin" };
    expect((await page.request.patch(path, { data: { stage }, headers })).status()).toBe(200);
  }

  test("which A accounts nobody visits (20)", async () => {
    const page = await studio.open("/evaluate/accounts?only=A&sort=daysWithoutVisit", { as: "sales-ops" });
    const { today } = await (await page.request.get(`${studio.url}v1/self`)).json();
    const list = page.getByRole("region", { name: "Tabel laba" });
    const first = list.getByRole("row").nth(1);
    await first.waitFor();
    const [code] = /OUT-\d+/.exec(await first.innerText()) ?? [""];
    const { items } = await (
      await page.request.get(`${studio.url}v1/accounts?search=${code}&limit=1`)
    ).json();
    const path = `${studio.url}v1/activities?accountId=${items[0].id}&limit=200`;
    const activities = (await (await page.request.get(path)).json()).items;
    const visits = activities.flatMap(({ kind, state, day }: Activity) =>
      kind === "visit" && state === "done" ? [day] : [],
    );
    const days = (Date.parse(today) - Date.parse(visits.sort().at(-1))) / 86_400_000;
    expect(await first.innerText()).toMatch(new RegExp(`\\t${days}\\t`));
    // who was never visited has been waiting since visits are recorded
    await studio.goTo(page, "/evaluate/accounts?only=unvisited&sort=daysWithoutVisit");
    await first.waitFor();
    await photograph(page, "question-20-unvisited");
    const [, least = ""] = /\t(\d+)\t[^\t]*$/.exec(await first.innerText()) ?? [];
    expect(Number(least)).toBeGreaterThanOrEqual(28);
  });

  test("about accounts, products and the open pipeline (3, 4, 8, 23)", async () => {
    const page = await studio.open("/evaluate/look-alikes", { as: "sales-ops" });
    // the demo has customers only
    await page.getByText("Tidak ada prospek untuk dibandingkan").waitFor();
    const [account] = (await (await page.request.get(`${studio.url}v1/accounts?limit=1`)).json()).items;
    await setStage(page, account.id, "prospect");
    await studio.goTo(page, "/evaluate/look-alikes?share=10");
    await photograph(page, "question-3-look-alikes");
    const [prospect] = await page.locator("tbody tr").all();
    expect(await prospect.innerText()).toMatch(
      new RegExp(`${account.name}[\\s\\S]*%[\\s\\S]*(segmen|industri|potensi)`),
    );
    await setStage(page, account.id, account.stage);
    await studio.goTo(page, `/accounts/${account.id}`);
    const openings = page.getByRole("table", { name: /^Produk yang dibeli akun serupa/ });
    await photograph(page, "question-4-products");
    expect(await openings.locator("tbody tr").first().innerText()).toMatch(/\d+ dari 20[\s\S]*95 %/);
    await page.getByRole("button", { name: "Tampilkan akun pembandingnya" }).click();
    const peers = page.getByRole("list", { name: "Akun pembandingnya" }).getByRole("listitem");
    await peers.first().getByRole("link").waitFor();
    expect(await peers.count()).toBe(20);
    expect(await text(page)).toContain("Langkah, mulai dari yang terkuat");
    await studio.goTo(page, "/evaluate/pipeline-forecast?by=rep");
    expect(await text(page)).toMatch(/dapat diharapkan dalam 90 hari[\s\S]*terlalu (tinggi|rendah) dalam/);
    const weighted = page.getByRole("button", { name: /^Tertimbang: / });
    await weighted.click();
    const drawer = page.getByRole("dialog");
    const rows = drawer.getByRole("table", { name: "Baris di baliknya" }).locator("tbody tr");
    await rows.first().waitFor();
    expect(await rows.first().innerText()).toMatch(/selama \d+ hari[\s\S]*%[\s\S]*Rp/);
    await look(page, "forecast-rows");
    // a chance opens to the won and lost that it was learnt from
    await rows
      .first()
      .getByRole("button", { name: /^Kemungkinan, / })
      .click();
    await drawer.getByText("Menang pada waktunya, dari yang diikuti").waitFor();
    expect(await drawer.innerText()).toMatch(/\d+ \/ \d+ = \d[\s\S]*(menang pada waktunya|kalah)/);
  });
});
