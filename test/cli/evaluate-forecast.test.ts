import { describe, expect, it } from "vitest";
import { IDULFITRI_DATES } from "../../src/core/evaluate/forecast/idulfitri-dates.ts";
import { runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

const FOLDER = temporaryFolder();

/** Four years from January 2022 of two towns in each of two regions, one of which begins late; the month before Idulfitri is twice as good. */
const SALES = ["date,region,town,revenue"];
for (let t = 0; t < 48; t++) {
  const month = `${2022 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, "0")}`;
  const feast = IDULFITRI_DATES.find((date) => date.slice(0, 4) === month.slice(0, 4)) ?? "";
  const share = Number(feast.slice(5, 7)) === (t % 12) + 1 ? Number(feast.slice(8)) / 28 : 0;
  const next = Number(feast.slice(5, 7)) === (t % 12) + 2 ? 1 - Number(feast.slice(8)) / 28 : 0;
  const factor = 2 ** Math.max(0, Math.min(1, share) || next) * (1 + 0.03 * Math.sin(7 * t));
  SALES.push(
    `${month}-10,West,Bogor,${Math.round(1_000 * factor)}`,
    `${month}-10,West,Depok,${Math.round(400 * factor)}`,
  );
  SALES.push(`${month}-10,East,Bogor,${Math.round(700 * factor)}`);
  if (t >= 42) SALES.push(`${month}-10,East,Malang,${Math.round(100 * factor)}`);
}
const forecast = (...options: string[]) =>
  runWilayah(["evaluate", "forecast", save(FOLDER, "sales.csv", SALES.join("\n")), ...options]);

describe("evaluate forecast", () => {
  it("makes towns sum to regions and these to the total, a town of two regions being two", async () => {
    const { exitCode, out } = await forecast(..."--by town --within region --months 6 --json".split(" "));
    expect(exitCode).toBe(0);
    const { series, groups, total } = JSON.parse(out);
    const names = series.map(({ name }: { name: string }) => name);
    expect(names).toEqual(["East / Bogor", "East / Malang", "West / Bogor", "West / Depok"]);
    total.forEach(({ value }: { value: number }, step: number) => {
      const [east, west] = groups.map(({ forecasts }: (typeof groups)[number]) => forecasts[step].value);
      const [bogor, malang] = series.map(({ forecasts }: (typeof series)[number]) => forecasts[step].value);
      expect(east).toBeCloseTo(bogor + malang, 6);
      expect(value).toBeCloseTo(east + west, 6);
    });
    expect(groups[0].forecasts[0].low80).toBeLessThan(groups[0].forecasts[0].value);
    // 100 a month for six months, not 12 a month for four years
    expect(series[1].forecasts[4].value).toBeGreaterThan(60);
  });

  it("follows the feast into the month where it falls next, and says what the months ahead ask for", async () => {
    const { out, err } = await forecast(..."--feasts idulfitri --months 6 --json".split(" "));
    expect(err).toBe("");
    const { feast, plan, missingFeastYears } = JSON.parse(out);
    expect(missingFeastYears).toEqual([]);
    expect(feast.kind).toBe("multiplicative");
    expect(feast.size).toBeGreaterThan(1.6);
    expect(feast.size).toBeLessThan(2.4);
    const shares = plan.map(({ goalShare }: { goalShare: number }) => goalShare);
    expect(shares.reduce((sum: number, share: number) => sum + share, 0)).toBeCloseTo(1, 9);
    // 21 March 2026: 20 of the 28 days are March's
    expect(plan[2]).toMatchObject({ month: "2026-03", standing: "busy", priority: "serve-buyers" });
    expect(Math.max(...shares)).toBe(shares[2]);
    const words = await forecast("--feasts", "idulfitri", "--lang", "id");
    expect(words.out).toContain("28 hari sebelum hari raya: ×");
    expect(words.out).toContain("Bulan ramai mendatang: ");
  });

  it("considers no feast where a year lacks its date, and says which", async () => {
    const feasts = save(FOLDER, "feasts.csv", "tanggal\n2022-05-02\n2023-04-22\n2025-03-31\n2026-03-21");
    const { exitCode, out, err } = await forecast("--feasts", feasts, "--json");
    expect(exitCode).toBe(0);
    expect(err).toContain("EVA-151");
    expect(JSON.parse(out)).toMatchObject({ feast: null, missingFeastYears: [2024] });
    const wrong = await forecast("--feasts", save(FOLDER, "wrong.csv", "date\nsoon"));
    expect([wrong.exitCode, wrong.err.includes("EVA-105")]).toEqual([2, true]);
  });
});
