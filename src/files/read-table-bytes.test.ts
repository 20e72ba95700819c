import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { utils, write } from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gunzipIfNeeded } from "./gunzip-if-needed.ts";
import { sha256Hex } from "./hash-bytes.ts";
import { readInputFile } from "./read-input-file.ts";
import { readTableBytes } from "./read-table-bytes.ts";

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "wilayah-test-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function save(name: string, content: string | Uint8Array): string {
  const path = join(root, name);
  writeFileSync(path, content);
  return path;
}

const csv = "kode,penduduk\n11.10,5\n";
const expectedRows = [["11.10", "5"]];

async function readTable(path: string) {
  const input = await readInputFile(path);
  return input.ok ? readTableBytes(input.value.bytes, path, {}) : input;
}

async function codesOf(path: string): Promise<string[]> {
  const read = await readTable(path);
  return read.ok ? [] : read.problems.map(({ code }) => code);
}

describe("readTableBytes", () => {
  test("goes by what is in a file, not by its name", async () => {
    const book = utils.book_new();
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([
        ["kode", "penduduk"],
        ["11.10", "5"],
      ]),
      "A",
    );
    const xlsx = new Uint8Array(write(book, { type: "array", bookType: "xlsx" }));
    for (const path of [save("plain.txt", csv), save("packed", gzipSync(csv)), save("workbook.csv", xlsx)]) {
      const read = await readTable(path);
      expect(read.ok && read.value.rows).toEqual(expectedRows);
    }
  });

  test("reads points of GeoJSON as rows", async () => {
    const feature = {
      type: "Feature",
      properties: { id: "A" },
      geometry: { type: "Point", coordinates: [106.8, -6.2] },
    };
    const path = save("points.geojson", JSON.stringify({ type: "FeatureCollection", features: [feature] }));
    const read = await readTable(path);
    expect(read.ok && read.value.columns).toEqual(["id", "longitude", "latitude"]);
    expect(read.ok && read.value.rows).toEqual([["A", 106.8, -6.2]]);
  });

  test("gives the hash of the bytes on disk", async () => {
    const read = await readInputFile(save("hash.csv", csv));
    expect(read.ok && read.value.sha256).toBe(sha256Hex(csv));
    expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  test("carries the warning about the encoding on to the table", async () => {
    const read = await readTable(
      save("latin.csv", Uint8Array.from([...Buffer.from("id,n\n1,"), 0xe9, 0x0a])),
    );
    expect(read.warnings.map(({ code }) => code)).toEqual(["IMP-204"]);
    expect(read.ok && read.value.rows).toEqual([["1", "é"]]);
  });

  test("names a missing file, a folder, an empty file, a picture, a broken gzip and broken JSON", async () => {
    expect(await codesOf(join(root, "missing.csv"))).toEqual(["IMP-201"]);
    expect(await codesOf(root)).toEqual(["IMP-201"]);
    expect(await codesOf(save("empty.csv", ""))).toEqual(["IMP-210"]);
    expect(await codesOf(save("picture.csv", Uint8Array.from([137, 80, 78, 71, 0, 0, 0, 13])))).toEqual([
      "IMP-205",
    ]);
    expect(await codesOf(save("cut.csv.gz", gzipSync(csv).subarray(0, 20)))).toEqual(["IMP-203"]);
    expect(await codesOf(save("cut.geojson", '{"type":"FeatureCollection","features":[{'))).toEqual([
      "IMP-252",
    ]);
  });

  test("says in words why a file cannot be read", async () => {
    const read = await readTable(join(root, "missing.csv"));
    expect(read.ok ? "" : read.problems[0].cause).toBe(
      "the file cannot be read: there is no such file or folder",
    );
  });
});

describe("size limits", () => {
  test("a file above the limit is refused before it is read", async () => {
    const read = await readInputFile(save("large.csv", csv), 10);
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(["IMP-202"]);
  });

  test("gzip that unpacks beyond the limit is refused, bytes that are not gzip pass unchanged", async () => {
    const bomb = await gunzipIfNeeded(gzipSync(new Uint8Array(1_000_000)), "bomb.gz", 100_000);
    expect(bomb.ok ? [] : bomb.problems.map(({ code }) => code)).toEqual(["IMP-203"]);
    const plain = new TextEncoder().encode(csv);
    expect(await gunzipIfNeeded(plain, "a.csv", 1)).toEqual({ ok: true, value: plain, warnings: [] });
  });
});
