import { expect, it } from "vitest";
import { runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

const FOLDER = temporaryFolder();
const file = (name: string, lines: readonly string[]) => save(FOLDER, name, lines.join("\n"));
const REPS = [
  "rep,accounts,new_contacts,leads,leads_converted,opportunities,deals,conversations,annual_contract_value,revenue,potential,months_in_role",
  "Budi,40,12,20,9,9,4,110,500,75,100,30",
  "Siti,35,,32,18,18,6,150,400,25,100,1",
];

it("evaluates reps: two conversions with a verdict, potential and ramp, ratings beside", async () => {
  const ratings = file("ratings.csv", [
    "rep,rater,trait,score",
    "Budi,ani,helping,5",
    "Budi,joko,helping,2",
    "Rudi,ani,helping,3",
  ]);
  const reps = file("reps.csv", REPS);
  const { exitCode, out, err } = await runWilayah(["evaluate", "reps", reps, "--ratings", ratings, "--json"]);
  expect(exitCode).toBe(0);
  const report = JSON.parse(out);
  expect(report.opportunityToDeal.verdict).toBe("not-enough-data");
  expect(report.reps[0]).toMatchObject({ rep: "Budi", newContacts: 12, potentialIndex: 1.5, quota: null });
  expect(report.reps[0].ratings).toMatchObject([{ trait: "helping", raters: 2, agreement: "apart" }]);
  expect(report.reps[1]).toMatchObject({ newContacts: null, expectedProductivity: 0.5, rampedIndex: 1 });
  expect(err).toContain("EVA-177");
  const text = await runWilayah(["evaluate", "reps", reps, "--lang", "id"]);
  expect(text.out).toContain("data belum cukup untuk membedakan tenaga penjual");
});

it("names every bad row", async () => {
  const reps = file("bad.csv", ["rep,leads,leads_converted,opportunities,deals", "A,1,2,3,4", "A,1,1,1,1"]);
  const ratings = file("badratings.csv", ["rep,rater,trait,score", "A,x,charm,3", "A,x,helping,6"]);
  const { exitCode, err } = await runWilayah(["evaluate", "reps", reps, "--ratings", ratings]);
  expect(exitCode).toBe(2);
  expect(["EVA-174", "EVA-175", "EVA-176"].map((code) => err.split(code).length - 1)).toEqual([1, 2, 2]);
});
