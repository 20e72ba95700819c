import { expect, it } from "vitest";
import { runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

const FOLDER = temporaryFolder();
const file = (name: string, lines: readonly string[]) => save(FOLDER, name, lines.join("\n"));
const evaluate = (...args: string[]) => runWilayah(["evaluate", ...args]);
const codesOf = (out: string) => JSON.parse(out).problems.map(({ code }: { code: string }) => code);

it("evaluate customer-value foretells purchases and money from orders, and refuses fewer than 100 customers", async () => {
  // 120 customers: the even ones come every four weeks, the odd ones only once more
  const rows = Array.from({ length: 120 }, (_, customer) => {
    const times = customer % 2 === 0 ? 6 : 2;
    return Array.from({ length: times }, (_, order) => {
      const day = new Date(Date.UTC(2026, 0, 5 + (customer % 20) + order * 28)).toISOString().slice(0, 10);
      return `C${customer},${day},${100 + (customer % 7) * 10 + order}`;
    });
  }).flat();
  const orders = file("orders.csv", ["account,date,amount", ...rows]);
  const { exitCode, out } = await evaluate("customer-value", orders, "--json", "--months", "6");
  expect(exitCode).toBe(0);
  const { customers, purchases, months } = JSON.parse(out);
  expect([customers.length, purchases.timeUnit, months]).toEqual([120, "week", 6]);
  const [loyal, lapsed] = ["C0", "C1"].map((name) =>
    customers.find(({ customer }: { customer: string }) => customer === name),
  );
  expect([loyal.repeats, lapsed.repeats]).toEqual([5, 1]);
  expect(loyal.lastPurchase).toBe(20);
  expect(loyal.value).toBeGreaterThan(lapsed.value);
  expect(loyal.probabilityAlive).toBeGreaterThan(lapsed.probabilityAlive);
  const few = await evaluate(
    "customer-value",
    file("few.csv", ["account,date,amount", ...rows.slice(0, 9)]),
    "--json",
  );
  expect([few.exitCode, codesOf(few.out)]).toEqual([2, ["EVA-188"]]);
  const histories = file("histories.csv", ["account,repeats,last_purchase,age", "A,1,5,3", "B,0,2,3"]);
  expect(codesOf((await evaluate("customer-value", histories, "--json")).out)).toEqual([
    "EVA-190",
    "EVA-190",
  ]);
});

it("evaluate look-alikes ranks prospects and says why; Gower's .5625 of methods.md", async () => {
  const accounts = file("accounts.csv", [
    "account,industry,city,revenue,staff,best",
    "A,FMCG,Bandung,900,60,yes",
    "B,FMCG,Jakarta,700,40,",
    "C,Farmasi,Bandung,100,20,",
  ]);
  const ask = (...options: string[]) => evaluate("look-alikes", accounts, "--best", "best", ...options);
  const { out } = await ask("--numbers", "revenue,staff", "--categories", "industry,city", "--json");
  const { prospects, model } = JSON.parse(out);
  expect(model).toBeNull();
  expect(prospects.map((one: { prospect: string; score: number }) => [one.prospect, one.score])).toEqual([
    ["B", 0.5625],
    ["C", 0.25],
  ]);
  const text = await ask("--numbers", "revenue,staff", "--categories", "industry", "--lang", "id");
  expect(text.out).toContain("paling mirip");
  expect(text.out).toContain("industry");
  expect(codesOf((await ask("--json")).out)).toEqual(["EVA-192"]);
  const odd = file("odd.csv", ["account,size,best", "A,1,maybe", "B,2,yes"]);
  expect(
    codesOf((await evaluate("look-alikes", odd, "--best", "best", "--numbers", "size", "--json")).out),
  ).toEqual(["EVA-191"]);
});

it("evaluate priorities ranks by gain per hour, not by revenue", async () => {
  const head = "account,win_probability,margin,revenue,potential,hours";
  const rows = [head, "Besar,0.2,0.3,900,1000,10", "Kecil,0.5,0.3,0,100,1", "Tanpa,0.5,0.3,0,100,0"];
  const { out } = await evaluate("priorities", file("priorities.csv", rows), "--json");
  expect(
    JSON.parse(out).accounts.map((one: { account: string; gainPerHour: number }) => [
      one.account,
      one.gainPerHour,
    ]),
  ).toEqual([
    ["Kecil", 15],
    ["Besar", 0.6],
    ["Tanpa", null],
  ]);
  const wrong = await evaluate("priorities", file("sure.csv", [head, "A,20,0.3,1,2,3"]), "--json");
  expect(codesOf(wrong.out)).toEqual(["EVA-196"]);
});

it("evaluate fit scores over what is known, and names reasons and knock-outs", async () => {
  const rows = ["account,size,industry,knock_out", "A,3,0,", "B,3,,", "C,3,3,kredit macet"];
  const ask = (lines: readonly string[]) =>
    evaluate("fit", file("fit.csv", lines), "--dimensions", "size:20,industry:10", "--json");
  const { accounts } = JSON.parse((await ask(rows)).out);
  expect(accounts).toMatchObject([
    { account: "B", score: 100, completeness: 2 / 3 },
    { account: "A", reasons: [{ dimension: "size" }, { dimension: "industry", contribution: 0 }] },
    { account: "C", score: null, knockedOutBy: "kredit macet" },
  ]);
  expect(accounts[1].score).toBeCloseTo(200 / 3, 9);
  expect(codesOf((await ask(["account,size,industry", "A,4,1"])).out)).toEqual(["EVA-197"]);
});
