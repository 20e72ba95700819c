import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

const FOLDER = temporaryFolder();
const FILES: Readonly<Record<string, readonly string[]>> = {
  territories: [
    "territory,leads,opportunities,new_accounts",
    "Timur,20,9,4",
    "Barat,32,18,6",
    "=Pusat,18,10,3",
  ],
  accounts: ["account,revenue,cost", "A,65000,18000", "B,60000,10000", "C,55000,4000", "D,1000,9000"],
  pipeline: ["stage,rep", "won,Budi", "lost,Budi", "won,Siti"],
  sizing: ["segment,accounts,calls_per_account", "A,130,3", "B,260,2", "C,260,1"],
};
const run = (question: string, ...options: string[]) =>
  runWilayah([
    "evaluate",
    question,
    save(FOLDER, `${question}.csv`, (FILES[question] ?? []).join("\n")),
    ...({ sizing: ["--capacity", "115"], pipeline: ["--by", "rep"] }[question] ?? []),
    ...options,
  ]);

it.each([
  ["territories", "territory,leads,opportunities,new_accounts,rate", "Timur,20,9,4,0.2,"],
  ["accounts", "account,revenue,discount,cost,cost_to_serve,net_profit", "C,55000,0,4000,0,51000,"],
  ["pipeline", "group,won,lost,open,win_rate", "Budi,1,1,0,0.5,"],
  ["sizing", "segment,accounts,workload,reps", "A,130,390,"],
])(
  "evaluate %s writes its main table as CSV, numbers unrounded and no cell a formula",
  async (question, head, row) => {
    const { exitCode, out } = await run(question, "--format", "csv");
    expect(exitCode).toBe(0);
    const lines = out.trim().split("\n");
    expect(lines[0].startsWith(head)).toBe(true);
    expect(lines[1].startsWith(row)).toBe(true);
    expect(out).not.toMatch(/^=/m);
  },
);

it.each(Object.keys(FILES))(
  "evaluate %s writes a page of its own: no script, nothing asked of the network",
  async (question) => {
    const path = join(FOLDER, `${question}.html`);
    const { exitCode, out } = await run(question, "--report", path, "--format", "json");
    expect(exitCode).toBe(0);
    expect(() => JSON.parse(out)).not.toThrow();
    const html = readFileSync(path, "utf8");
    expect(html).not.toMatch(/<script|https?:|url\(|@import/);
    expect(html).toContain("default-src 'none'");
    // every figure opens to its rows
    const count = (pattern: RegExp) => html.match(pattern)?.length ?? 0;
    for (const fit of ["wide", "narrow"])
      expect(count(new RegExp(`<svg class="${fit}"`, "g"))).toBe(count(/<details>/g));
    expect(count(/NaN|undefined|Infinity/g)).toBe(0);
    expect(count(/class="id"/g)).toBe(count(/class="en"/g));
  },
);

it("says where the page cannot be written, and gives no result", async () => {
  const { exitCode, out, err } = await run("sizing", "--report", join(FOLDER, "no", "page.html"));
  expect([exitCode, out]).toEqual([2, ""]);
  expect(err).toContain("IMP-209");
});

it("of a pipeline that is not grouped there is one row, of all", async () => {
  const file = save(FOLDER, "whole.csv", "stage\nwon\nlost\nwon\n");
  const path = join(FOLDER, "whole.html");
  const { out } = await runWilayah(["evaluate", "pipeline", file, "--format", "csv", "--report", path]);
  expect(out.trim().split("\n").slice(1)).toEqual([expect.stringMatching(/^,2,1,0,0\.66/)]);
  const html = readFileSync(path, "utf8");
  expect(html).toContain('<span class="en" lang="en">all</span>');
  expect(html).not.toContain("(blank)");
});
