import { describe, expect, test } from "vitest";
import { filterAccounts } from "./filter-accounts.ts";
import { parseFilter } from "./parse-filter.ts";
import { type AccountRow, readAccounts } from "./read-accounts.ts";
import { tableFromPoints } from "./table-from-points.ts";
import { expectValue, problemCodes, tableOf, warningCodes } from "./testing.ts";
import { unitsFromAccounts } from "./units-from-accounts.ts";

const places = (rows: readonly AccountRow[]) => rows.map((row) => [row.longitude, row.latitude]);

describe("readAccounts", () => {
  test.each([
    [["Account ID,Account Name,Latitude,Longitude", "A1,Toko Maju,-6.2,106.8"]],
    [["kode;nama;lintang;bujur", "A1;Toko Maju;-6,2;106,8"]],
    [["id|name|lng|lat", "A1|Toko Maju|106.8|-6.2"]],
    [["ID,NAMA,X,Y", "A1,Toko Maju,106.8,-6.2"]],
    [["outlet_id,outlet_name,geolocation_lat,geolocation_lng", "A1,Toko Maju,-6.2,106.8"]],
    [["code,name,coordinate", 'A1,Toko Maju,"06°12\'00"" S 106°48\'00"" E"']],
    [["id,name,location", 'A1,Toko Maju,"-6.2, 106.8"']],
  ])("finds id, name and position under usual names: %j", (lines) => {
    const [account] = expectValue(readAccounts(tableOf(...lines)));
    expect([account.id, account.name, account.row]).toEqual(["A1", "Toko Maju", 2]);
    expect(account.longitude).toBeCloseTo(106.8, 9);
    expect(account.latitude).toBeCloseTo(-6.2, 9);
  });

  test("takes columns by the names given, and the name for the id where there is no id", () => {
    const table = tableOf("shop,up,right", "Maju,-6.2,106.8");
    const named = { idColumn: "Shop", latitudeColumn: "up", longitudeColumn: "right" };
    expect(expectValue(readAccounts(table, named))[0].id).toBe("Maju");
    expect(expectValue(readAccounts(tableOf("name,lat,lon", "Maju,1,2")))[0].id).toBe("Maju");
  });

  test("keeps every column; numbers of a decimal-comma file become numbers, ids and codes stay text", () => {
    const table = tableOf(
      "id;kode_pos;segment;omzet;lat;lon",
      "007;01730;A;1.250,5;-6,2;106,8",
      "008;01731;B;900;-6,25;106,81",
    );
    const rows = expectValue(readAccounts(table));
    expect(rows.map((row) => [row.id, row.unitCode, row.columns.omzet, row.columns.segment])).toEqual([
      ["007", "01730", 1250.5, "A"],
      ["008", "01731", 900, "B"],
    ]);
  });

  test("reads coordinates with a point in a file whose amounts have a comma", () => {
    const table = tableOf("id;omzet;lat;lon", "1;1.250,5;-6.247;106.926", "2;10,5;-6.248;106.927");
    expect(places(expectValue(readAccounts(table)))).toEqual([
      [106.926, -6.247],
      [106.927, -6.248],
    ]);
  });

  test("accounts without a position are named unless they have a unit; 0, 0 is no position", () => {
    const outcome = readAccounts(tableOf("id,lat,lon,unit_code", "a,,,01001", "b,,,", "c,0,0,", "d,1,2,"));
    expect(outcome.warnings.map(({ code, cause }) => [code, cause])).toEqual([
      ["IMP-247", "2 of 4 accounts have neither coordinates nor a unit code: b, c"],
    ]);
    expect(expectValue(outcome).map(({ unitCode }) => unitCode)).toEqual(["01001", null, null, null]);
  });

  test("a worksheet's numbers are read as they are", () => {
    const table = { ...tableOf("id,lat,lon", "1,2,3"), rows: [[7, -6.2, 106.8]], decimalMark: "." as const };
    expect(expectValue(readAccounts(table))[0]).toMatchObject({ id: "7", latitude: -6.2, longitude: 106.8 });
  });

  test.each([
    ["an id that stands twice", ["id,lat,lon", "a,1,2", "a,1,2"], ["IMP-242"]],
    ["an account without id", ["id,lat,lon", ",1,2"], ["IMP-241"]],
    ["no column that tells accounts apart", ["lat,lon", "1,2"], ["IMP-240"]],
    ["no column that tells where they are", ["id,size", "a,1"], ["IMP-243"]],
    ["text for a latitude", ["id,lat,lon", "a,here,2"], ["IMP-244"]],
    ["half a position", ["id,lat,lon", "a,1,"], ["IMP-244"]],
    ["metres for degrees", ["id,lat,lon", "a,9312345,700123"], ["IMP-245"]],
    ["hemisphere letters in the wrong columns", ["id,lat,lon", "a,106.8 E,6.2 S"], ["IMP-244"]],
    [
      "one row with latitude and longitude swapped",
      ["id,lat,lon", "a,-6,106", "b,-6,107", "c,106,-6"],
      ["IMP-246"],
    ],
    [
      "several faults at once",
      ["id,lat,lon", "a,1,2", "a,x,2", "c,95,190"],
      ["IMP-242", "IMP-244", "IMP-245"],
    ],
  ])("names %s", (_, lines, codes) => {
    expect(problemCodes(readAccounts(tableOf(...lines)))).toEqual(codes);
  });

  test("names a column that was asked for and is not there", () => {
    const outcome = readAccounts(tableOf("id,lat,lon", "a,1,2"), { unitColumn: "zip", nameColumn: "nama" });
    expect(problemCodes(outcome)).toEqual(["IMP-219", "IMP-219"]);
  });

  test("swapped columns are one problem, not one per row", () => {
    const outcome = readAccounts(tableOf("id,lat,lon", "a,106.8,-6.2", "b,107.1,-6.9", "c,110.4,-7"));
    expect(outcome.ok ? [] : outcome.problems.map(({ cause }) => cause)).toEqual([
      "in 3 of 3 rows the latitude is beyond ±90 degrees, but would be a longitude: the columns seem swapped",
    ]);
  });

  test("a problem names the row and the cell", () => {
    const outcome = readAccounts(tableOf("id,lat,lon", "a,1,2", "b,abc,2"));
    expect(outcome.ok ? null : outcome.problems[0].where).toEqual({
      file: "test.csv",
      row: 3,
      column: "lat",
      item: "abc",
    });
  });
});

describe("tableFromPoints", () => {
  const point = (coordinates: unknown, properties: unknown = {}, id?: unknown) => ({
    type: "Feature",
    id,
    properties,
    geometry: coordinates === null ? null : { type: "Point", coordinates },
  });
  const collection = (...features: unknown[]) => ({ type: "FeatureCollection", features });

  test("makes accounts of points, with properties and feature ids", () => {
    const json = collection(
      point([106.8, -6.2, 12], { name: "Maju", sales: 5, tags: ["x"] }, "A1"),
      point(null, {}, "A2"),
    );
    const outcome = readAccounts(expectValue(tableFromPoints(json, "points.geojson")));
    expect(warningCodes(outcome)).toEqual(["IMP-247"]);
    expect(expectValue(outcome)[0]).toEqual({
      id: "A1",
      name: "Maju",
      longitude: 106.8,
      latitude: -6.2,
      unitCode: null,
      columns: { id: "A1", name: "Maju", sales: 5, tags: '["x"]', longitude: 106.8, latitude: -6.2 },
      row: 1,
    });
  });

  test("takes the geometry, whatever the properties call latitude and longitude", () => {
    const table = expectValue(
      tableFromPoints(collection(point([1, 2], { id: "a", lat: 50, latitude: 51 })), "p.geojson"),
    );
    expect(places(expectValue(readAccounts(table)))).toEqual([[1, 2]]);
  });

  test.each([
    ["a list", [], ["IMP-252"]],
    ["a single geometry", { type: "Point", coordinates: [1, 2] }, ["IMP-252"]],
    ["no features", collection(), ["IMP-215"]],
    [
      "a line",
      collection({ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: [] } }),
      ["IMP-252"],
    ],
    ["coordinates as text", collection(point(["1", "2"])), ["IMP-252"]],
    ["features that are none, each named", collection(null, { type: "Point" }), ["IMP-252", "IMP-252"]],
  ])("names %s", (_, json, codes) => {
    expect(problemCodes(tableFromPoints(json, "p.geojson"))).toEqual(codes);
  });
});

describe("choosing accounts", () => {
  const rows = expectValue(
    readAccounts(tableOf("id,lat,lon,segment,industry", "a,1,2,A,hotel", "b,,,A,retail", "c,3,4,B,hotel")),
  );

  test("by segment and industry, with the same filters as units", () => {
    const filters = ["segment=A", "industry!=hotel"].map((text) => expectValue(parseFilter(text)));
    expect(expectValue(filterAccounts(rows, filters, "accounts.csv")).map(({ id }) => id)).toEqual(["b"]);
    expect(expectValue(filterAccounts(rows, [], "accounts.csv"))).toBe(rows);
    const nothing = filterAccounts(rows, [expectValue(parseFilter("segment=C"))], "accounts.csv");
    expect(problemCodes(nothing)).toEqual(["IMP-232"]);
  });

  test("each account with a position can be a unit of its own", () => {
    const outcome = unitsFromAccounts(rows, "accounts.csv");
    expect(warningCodes(outcome)).toEqual(["IMP-247"]);
    const units = expectValue(outcome);
    expect([units.codes, [...(units.points?.x ?? [])], units.columns.segment]).toEqual([
      ["a", "c"],
      [2, 4],
      ["A", "B"],
    ]);
    expect(problemCodes(unitsFromAccounts([rows[1]], "accounts.csv"))).toEqual(["IMP-247"]);
  });
});
