import { describe, expect, test } from "vitest";
import { decodeShapefileUnits } from "../core/import/decode-shapefile-units.ts";
import { parseShapefile } from "./parse-shapefile.ts";
import { codesDbf, squaresShp, zipFiles } from "./testing-shapefile.ts";

const SHP = squaresShp(3);
const DBF = codesDbf(["007", "010", "100"]);

describe("parseShapefile", () => {
  test("reads shapes and their codes, zeros kept", async () => {
    const parsed = await parseShapefile(zipFiles({ "areas.shp": SHP, "areas.dbf": DBF }), "areas.zip");
    expect(parsed.ok).toBe(true);
    const units = decodeShapefileUnits(parsed.ok && parsed.value, "areas.zip", { keyColumn: "CODE" });
    expect(units.ok && units.value.codes).toEqual(["007", "010", "100"]);
    expect(units.ok && units.value.topology).not.toBeNull();
  });

  test("passes over what macOS adds", async () => {
    const files = { "areas.shp": SHP, "areas.dbf": DBF, "__MACOSX/._areas.shp": new Uint8Array([1, 2]) };
    expect((await parseShapefile(zipFiles(files), "mac.zip")).ok).toBe(true);
  });

  test.each([
    [
      "a .shp that is cut off",
      { "a.shp": SHP.subarray(0, 250), "a.dbf": DBF },
      "a.shp is cut off or damaged",
    ],
    [
      "a .shp whose records do not fill it",
      { "a.shp": SHP.with(107, 40), "a.dbf": DBF },
      "a.shp is cut off or damaged",
    ],
    [
      "a .dbf of other shapes",
      { "a.shp": SHP, "a.dbf": codesDbf(["1", "2"]) },
      "a.shp has 3 shapes, but a.dbf 2 rows",
    ],
  ])("names %s instead of reading a part of it", async (_, files, cause) => {
    const parsed = await parseShapefile(zipFiles(files), "a.zip");
    expect(parsed.ok ? [] : parsed.problems.map((problem) => [problem.code, problem.cause])).toEqual([
      ["IMP-281", cause],
    ]);
  });
});
