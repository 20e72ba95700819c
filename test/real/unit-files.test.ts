import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readUnitFile, type UnitFileChoice } from "../../src/app/layers/read-unit-file.ts";
import { buildWorld } from "../../src/main.ts";
import { describeReal, REAL } from "./real-data.ts";

const PLAIN: UnitFileChoice = {
  key: null,
  name: null,
  object: null,
  links: null,
  swapped: false,
  zeros: null,
  base: null,
  sheet: null,
};
const world = buildWorld();
const read = (file: string, choice: Partial<UnitFileChoice> = {}) =>
  readUnitFile(world, { file, bytes: readFileSync(`${REAL}/${file}`), sha256: "" }, { ...PLAIN, ...choice });

async function layerOf(file: string, choice: Partial<UnitFileChoice> = {}) {
  const outcome = await read(file, choice);
  if (!outcome.ok || outcome.value.kind !== "geography") throw new Error(JSON.stringify(outcome));
  return { layer: outcome.value.layer, warnings: [...new Set(outcome.warnings.map(({ code }) => code))] };
}

describeReal("published files of units, read as an import reads them without being told anything", () => {
  it("takes islands whose coordinates are degrees, minutes and seconds as points", async () => {
    const { layer } = await layerOf("import_traps/idn_islands_dms_coordinates.csv");
    expect(layer.codes).toHaveLength(500);
    expect([layer.codes[0], layer.names[0]]).toEqual(["11.01.40001", "Pulau Batukapal"]);
    expect(layer.points.x[0]).toBeCloseTo(97 + 7 / 60 + 41.73 / 3600, 6);
    expect(layer.points.y[0]).toBeCloseTo(3 + 19 / 60 + 3.44 / 3600, 6);
  });

  it("finds the codes of Indonesia's kabupaten and names the islands that nothing joins", async () => {
    const { layer, warnings } = await layerOf("indonesia/kab_kota_full.geojson.gz");
    expect(layer.codes).toHaveLength(514);
    expect(layer.codes).toContain("11.10");
    expect(warnings).toEqual(["IMP-130"]);
  });

  it("keeps the zeros that a table of areas lost apart from codes that are whole", async () => {
    const outcome = await read("import_traps/luas_raw_with_lost_trailing_zero.csv");
    if (!outcome.ok || outcome.value.kind !== "columns") throw new Error(JSON.stringify(outcome));
    const { codes, columns } = outcome.value.rows;
    expect(codes).toHaveLength(552);
    // 11.10 stands there as 11.1: it is put back against the units of the layer
    expect(codes).toContain("11.1");
    expect(columns.luas.every((cell) => typeof cell === "number")).toBe(true);
  });

  it("asks which of several layers of a file is meant, and reads the one that is named", async () => {
    const several = await read("us_counties/counties-10m.json");
    expect(several.ok ? [] : several.problems).toMatchObject([{ code: "IMP-114" }]);
    expect((await layerOf("us_counties/counties-10m.json", { object: "counties" })).layer.codes).toContain(
      "01001",
    );
    expect((await layerOf("us_zcta/ri_zcta_2010.topojson")).layer.codes).toHaveLength(77);
  });

  it("reads Brazil's municipalities as points, with every code", async () => {
    const { layer } = await layerOf("brazil_municipios/municipios.csv");
    expect(layer.codes).toHaveLength(5571);
  });
});
