import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { read, utils } from "@e965/xlsx";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildReview, type Review } from "../build-review.ts";
import { databaseUrl } from "../database-url.ts";
import { runWilayah, temporaryFolder } from "./run-wilayah.ts";

const FOLDER = temporaryFolder();
let review: Review;
let url = "";

beforeAll(async () => {
  review = await buildReview("exports");
  url = await databaseUrl(review.pool);
  await review.pool.query("UPDATE accounts SET name = '=1+1', lon = 106.8, lat = -6.2 WHERE code = 'A001'");
}, 60_000);
afterAll(() => review.close());

/** `wilayah export` in the name of a member, with the document of --json. */
async function run(as: string, line: string) {
  const { rows } = await review.pool.query(
    "SELECT email FROM auth_users u JOIN members m ON m.user_id = u.id WHERE m.id = $1",
    [review.actor(as).memberId],
  );
  const args = ["export", ...line.split(" "), "--as", rows[0].email, "--json"];
  const { exitCode, out } = await runWilayah(args, { environment: { DATABASE_URL: url } });
  const document = JSON.parse(out);
  return { exitCode, document, codes: (document.problems ?? []).map(({ code }: { code: string }) => code) };
}

const at = (name: string) => join(FOLDER, name);

it("writes what the member is shown into a file, and tells the audit log", async () => {
  const all = await run("ops", `accounts --out ${at("all.csv")}`);
  expect(all).toMatchObject({ exitCode: 0, document: { status: "done", rows: 24 } });
  expect(readFileSync(at("all.csv"), "utf8").split("\n")[2]).toMatch(/^A001,'=1\+1,,U001,/);
  const own = await run("rep1", `accounts --out ${at("all.csv")} --format geojson`);
  expect(own.document.rows).toBe(12);
  const { features } = JSON.parse(readFileSync(at("all.csv"), "utf8"));
  expect(features[1]).toMatchObject({
    properties: { code: "A001", name: "=1+1" },
    geometry: { type: "Point", coordinates: [106.8, -6.2] },
  });
  const { rows } = await review.pool.query(
    "SELECT object_id, detail ->> 'rows' AS rows FROM audit WHERE action = 'records.exported' ORDER BY seq",
  );
  expect(rows).toEqual([
    { object_id: "accounts", rows: "24" },
    { object_id: "accounts", rows: "12" },
  ]);
});

it("writes an alignment as the worksheets of AlignMix", async () => {
  const { document } = await run("ops", `alignment --plan Next --format xlsx --out ${at("ztt.xlsx")}`);
  expect(document.status).toBe("done");
  const { SheetNames, Sheets } = read(readFileSync(at("ztt.xlsx")));
  expect(SheetNames).toEqual([
    "Region Assignments",
    "District Assignments",
    "Zip Code to Territory Assignment",
    "Zip Code Ranges",
    "Personnel Roster",
  ]);
  expect(utils.sheet_to_json(Sheets["Zip Code Ranges"])).toEqual([
    { From: "U000", To: "U004", Territory: "T1" },
    { From: "U005", To: "U005", Territory: "T2" },
    { From: "U006", To: "U006", Territory: "T1" },
    { From: "U007", To: "U011", Territory: "T2" },
  ]);
  expect(utils.sheet_to_json(Sheets["Zip Code to Territory Assignment"])).toHaveLength(12);
});

it("refuses what cannot be, and leaves no file", async () => {
  const before = readdirSync(FOLDER);
  const refused = async (as: string, line: string) => (await run(as, `${line} --out ${at("no")}`)).codes;
  expect(await refused("ops", "ranges")).toEqual(["CLI-106"]);
  expect(await refused("ops", "products --plan Next")).toEqual(["CLI-106"]);
  expect(await refused("ops", "reps --format geojson")).toEqual(["CLI-106"]);
  expect(await refused("ops", "units --format zip")).toEqual(["CLI-106"]);
  expect(await refused("ops", "units --layer Nowhere")).toEqual(["APP-404"]);
  expect(await refused("rep3", "accounts --plan Next")).toEqual(["APP-404"]);
  expect(await refused("ops", "territories --plan Next --format geojson")).toEqual(["APP-409"]);
  expect(readdirSync(FOLDER)).toEqual(before);
});
