import { expect, it } from "vitest";
import { runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

const FOLDER = temporaryFolder();
const quotas = (lines: readonly string[], ...options: string[]) =>
  runWilayah(["evaluate", "quotas", save(FOLDER, "quotas.csv", lines.join("\n")), ...options]);

const ROWS = ["territory,prior,potential", "Timur,400,1200", "Barat,300,1800", "Pusat,300,1000"];

it("evaluate quotas: 1,100 on 400, 300, 300 by growth 430, 345, 325, by shares 385, 412.5, 302.5, capped at 25 % 375", async () => {
  const { exitCode, out } = await quotas(ROWS, ..."--target 1100 --formula growth --json".split(" "));
  expect(exitCode).toBe(0);
  const report = JSON.parse(out);
  const column = (key: string) => report.quotas.map((row: Readonly<Record<string, number>>) => row[key]);
  expect(column("quota")).toEqual([430, 345, 325]);
  expect(column("byShares").map((value: number) => Number(value.toFixed(6)))).toEqual([385, 412.5, 302.5]);
  const capped = JSON.parse((await quotas(ROWS, ..."--target 1100 --cap 0.25 --json".split(" "))).out);
  expect(capped.quotas[1].quota).toBe(375);
  const csv = await quotas(ROWS, ..."--target 1100 --formula growth --format csv".split(" "));
  expect(csv.out.split("\n")[0]).toBe(
    "name,prior,potential_share,by_growth,by_shares,quota,change,potential_per_quota",
  );
});

it("evaluate quotas says in words whether the last ones were fair, and what is wrong with a file", async () => {
  const fair = Array.from({ length: 12 }, (_, row) => `T${row},100,${10 + row * row},${70 + 5 * row}`);
  const { out } = await quotas(
    ["wilayah,kuota,potensi,realisasi", ...fair],
    ..."--target 1300 --lang id".split(" "),
  );
  expect(out).toContain("Kuota yang lalu meragukan");
  const wrong = await quotas([...ROWS, "Utara,-1,5"], "--target", "1100");
  expect([wrong.exitCode, wrong.err.includes("EVA-165")]).toEqual([2, true]);
  expect((await quotas(ROWS, "--target", "none")).exitCode).toBe(2);
});
