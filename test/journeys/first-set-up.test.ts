import { existsSync, readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { PlanMap } from "../../src/contract/maps.ts";
import { expectToFitNarrow, hasBrowser, look, openStudio, settle } from "./open-studio.ts";
import { startServer } from "./serve-demo.ts";

const INDONESIA = "../shared/data/indonesia";
const hasData = existsSync(`${INDONESIA}/kab_kota.csv`);
if (process.env.CI === "true" && !hasData) throw new Error(`got no ${INDONESIA}, expected it in CI`);
/** Banten, DKI Jakarta, Jawa Barat, Jawa Tengah, DI Yogyakarta, Jawa Timur; Bali. */
const PROVINCES = new Set(["31", "32", "33", "34", "35", "36", "51"]);
const LOGIN = { email: "sari@contoh.example", password: "pasar pagi buka sebelum subuh" };

interface Topology {
  readonly objects: {
    readonly kab_kota: { readonly geometries: readonly { readonly properties: { readonly prov: string } }[] };
  };
}

/** The kabupaten and kota of Jawa and Bali, as published. */
function jawaBali(): string {
  const file = JSON.parse(readFileSync(`${INDONESIA}/kab_kota.topojson`, "utf8")) as Topology;
  const { kab_kota } = file.objects;
  const geometries = kab_kota.geometries.filter(({ properties }) => PROVINCES.has(properties.prov));
  return JSON.stringify({ ...file, objects: { kab_kota: { ...kab_kota, geometries } } });
}

/** One account per kabupaten or kota, from the published table; two rows were spoilt. */
function accounts(): { readonly spoilt: string; readonly right: string } {
  const [head, ...lines] = readFileSync(`${INDONESIA}/kab_kota.csv`, "utf8").trim().split("\n");
  const rows = lines.filter((line) => PROVINCES.has(line.slice(0, 2)));
  const [first, second, ...rest] = rows;
  const northOfThePole = first.replace(/,-?[\d.]+,(?=1\d\d\.)/, ",-96.2,");
  return {
    spoilt: [head, northOfThePole, second, second, ...rest].join("\n"),
    right: [head, ...rows].join("\n"),
  };
}

describe.skipIf(!hasBrowser || !hasData)("a product that is new", () => {
  const studio = openStudio(() => startServer());

  const send = async (page: Page, name: string, text: string) => {
    await page.setInputFiles("input[type=file]", {
      name,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(text),
    });
    await page.waitForURL(/imports\/.+/);
    await settle(page);
  };
  const confirm = async (page: Page, name: string) => {
    await page.getByRole("button", { name, exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
  };
  const choose = async (page: Page, field: string, option: string) => {
    await page.getByRole("combobox", { name: field }).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  };

  test("is set up with the printed token, and says what comes next", async () => {
    const token = /\S+\s*$/.exec(studio.said().trim())?.[0] ?? "";
    const page = await studio.open("/setup", { as: null });
    await look(page, "set-up");
    await expectToFitNarrow(page, "set-up");
    await page.getByLabel("Token").fill("salah");
    const fill = async () => {
      await page.getByLabel("Nama organisasi").fill("Distributor Contoh");
      await page.getByLabel("Nama Anda").fill("Sari Wulandari");
      await page.getByLabel("Surel").fill(LOGIN.email);
      await page.getByLabel("Kata sandi").fill(LOGIN.password);
      await choose(page, "Awal tahun buku", "April");
    };
    await fill();
    // while the answer is awaited, the sign of it stands within the button, also for who wants less motion
    let answer = () => {};
    const awaited = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route("**/v1/setup", (route) => awaited.then(() => route.continue()));
    const make = page.getByRole("button", { name: "Buat organisasi" });
    await make.click();
    const isWithin = await make.locator(".mantine-Button-loader").evaluate((loader) => {
      const [inner, outer] = [loader, loader.parentElement ?? loader].map((each) =>
        each.getBoundingClientRect(),
      );
      return inner.top >= outer.top && inner.bottom <= outer.bottom;
    });
    expect(isWithin).toBe(true);
    answer();
    const refused = page.getByText("Token ini salah, sudah dipakai, atau kedaluwarsa");
    await refused.waitFor();
    // the button stands at the end of the form, the reason at its beginning
    const seen = await refused.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    });
    expect(seen).toBe(true);
    await page.getByLabel("Token").fill(token);
    await page.getByRole("button", { name: "Buat organisasi" }).click();
    await page.getByRole("heading", { level: 1, name: "Hari ini" }).waitFor();
    await page.getByRole("region", { name: "Langkah berikutnya" }).getByText("Impor akun Anda").waitFor();
    await look(page, "home-empty");
    const self = await (await page.request.get(`${studio.url}v1/self`)).json();
    expect(self.organisation.fiscalYearStartMonth).toBe(4);
  });

  test("shows a next step on every page that has nothing yet", async () => {
    const page = await studio.open("/plans", { as: LOGIN, language: "en", theme: "dark" });
    for (const [path, name] of [
      ["/plans", "plans-empty"],
      ["/accounts", "accounts-empty"],
      ["/evaluate/accounts", "evaluate-empty"],
      ["/goals", "goals-empty"],
    ] as const) {
      await studio.goTo(page, path);
      expect(await page.locator("main").innerText(), name).not.toBe("");
      await look(page, name);
    }
  });

  test("takes the areas of Jawa and Bali, and accounts once their bad rows are mended", async () => {
    const page = await studio.open("/imports?kind=units", { as: LOGIN });
    await send(page, "jawa-bali.topojson", jawaBali());
    await page.getByRole("button", { name: "Periksa berkas" }).click();
    // what keeps islands apart is told in words of this page
    await page.getByText(/51\.08 .* 35\.10 .*periksa lagi dengan pilihan links=3km/).waitFor();
    await page.getByLabel("Hubungkan pulau sampai").fill("60km");
    await page.getByRole("button", { name: "Periksa lagi" }).click();
    await page.getByRole("button", { name: "Terapkan", exact: true }).and(page.locator(":enabled")).waitFor();
    await look(page, "import-units");
    await confirm(page, "Terapkan");
    await page.getByText(/^Diterapkan .*: 128 baru, 0 berubah/).waitFor();

    const { spoilt, right } = accounts();
    await studio.goTo(page, "/imports?kind=accounts");
    await send(page, "akun.csv", spoilt);
    await choose(page, "Kolom berkas: Potensi per tahun", "penduduk");
    await page.getByRole("button", { name: "Periksa berkas" }).click();
    const problems = page.getByRole("table", { name: "Masalah" });
    await problems.getByText("bukan lintang: melampaui ±90 derajat", { exact: false }).waitFor();
    await problems.getByText(/^Kunci ".*" sudah ada di baris 3/).waitFor();
    await look(page, "import-problems");

    const checkRight = async () => {
      await studio.goTo(page, "/imports?kind=accounts");
      await send(page, "akun.csv", right);
      await choose(page, "Kolom berkas: Potensi per tahun", "penduduk");
      await page.getByRole("button", { name: "Periksa berkas" }).click();
      await page.getByText("Baru 128").waitFor();
    };
    await checkRight();
    await look(page, "import-dry-run");
    await confirm(page, "Terapkan");
    await page.getByText(/^Diterapkan .*: 128 baru/).waitFor();
    await confirm(page, "Batalkan impor");
    await page.getByText(/^Dibatalkan .*unggah kembali/).waitFor();
    await checkRight();
    await confirm(page, "Terapkan");
    await page.getByText(/^Diterapkan .*: 128 baru/).waitFor();
    await studio.goTo(page, "/accounts?search=denpasar");
    await page.getByRole("link", { name: /Denpasar/ }).waitFor();
    await look(page, "accounts-imported");
  }, 300_000);

  test("designs Jawa and Bali on the map, and shows how it goes", async () => {
    const page = await studio.open("/plans", { as: LOGIN, language: "en" });
    await page.getByRole("button", { name: "New plan" }).first().click();
    const form = page.getByRole("dialog");
    await form.getByLabel("Name").fill("Jawa and Bali");
    await form.getByLabel("Sales force").fill("Retail");
    await form.getByLabel("Number of territories").fill("8");
    await form.getByRole("button", { name: "Make the plan" }).click();
    await page.getByRole("heading", { level: 1, name: "Jawa and Bali" }).waitFor();
    await page.goto(`${page.url().split("?")[0]}/map`);
    await page.waitForSelector("[data-testid=map][data-idle]", { timeout: 60_000 });
    await page.getByRole("button", { name: "Design", exact: true }).click();
    const panel = page.getByRole("dialog", { name: "Design by machine" });
    await panel.getByLabel("Measure").first().selectOption("potential");
    await panel.getByLabel("Seconds to look for").fill("4");
    await panel.getByRole("button", { name: "Design", exact: true }).click();
    await panel.getByRole("button", { name: "Stop and keep the best so far" }).waitFor();
    await look(page, "design-running");
    await panel.getByText("The draft is ready").waitFor({ timeout: 60_000 });
    await look(page, "design-done");
    const before = new URL(page.url()).pathname;
    await panel.getByRole("button", { name: "Keep and open it" }).click();
    await page.waitForURL(({ pathname }) => pathname !== before && pathname.endsWith("/map"));
    await page.waitForSelector("[data-testid=map][data-idle]");
    const planId = new URL(page.url()).pathname.split("/")[2];
    const map = (await (await page.request.get(`${studio.url}v1/plans/${planId}/map`)).json()) as PlanMap;
    expect(map.territoryOf).toHaveLength(128);
    expect([...new Set(map.territoryOf)].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    await look(page, "map-jawa-bali");
  }, 240_000);
});
