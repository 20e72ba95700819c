import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openMapFile } from "./open-map-file.ts";

const folder = mkdtempSync(join(tmpdir(), "wilayah-map-"));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER_BYTES = 127;
const [MVT, AVIF] = [1, 5];

/** An archive as the specification has it (PMTiles 3), unpacked, with one tile: the whole world. */
function archiveOf(tile: Uint8Array, tileType: number, metadata: object): Buffer {
  // one entry: tile id 0, run length 1, length, offset 0 (written as 1)
  const directory = Buffer.from([1, 0, 1, tile.length, 1]);
  const json = Buffer.from(JSON.stringify(metadata));
  const header = Buffer.alloc(HEADER_BYTES);
  header.write("PMTiles");
  header[7] = 3;
  const tileOffset = HEADER_BYTES + directory.length + json.length;
  const places = [
    ...[HEADER_BYTES, directory.length],
    ...[HEADER_BYTES + directory.length, json.length],
    ...[tileOffset, 0],
    ...[tileOffset, tile.length],
    ...[1, 1, 1],
  ];
  for (const [i, place] of places.entries()) header.writeBigUInt64LE(BigInt(place), 8 + 8 * i);
  // clustered; neither directories nor tiles packed; zoom 0 to 0
  header.set([1, 1, 1, tileType, 0, 0], 96);
  return Buffer.concat([header, directory, json, tile]);
}

function write(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

test("gives the tiles of a map file, and tells what its vector layers are called", async () => {
  const tile = Buffer.from("a tile");
  const path = write(
    "map.pmtiles",
    archiveOf(tile, MVT, { vector_layers: [{ id: "water" }, { id: "roads" }] }),
  );
  const opened = await openMapFile(path);
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  expect(opened.value).toMatchObject({ kind: "vector", maxZoom: 0, layers: ["water", "roads"] });
  expect(Buffer.from((await opened.value.read({ z: 0, x: 0, y: 0 })) ?? [])).toEqual(tile);
  expect(await opened.value.read({ z: 1, x: 0, y: 0 })).toBeNull();
});

test("says why a file is no map", async () => {
  const problems = [{ code: "SET-105", where: { item: "WILAYAH_MAP_FILE" } }];
  const odd = write("odd.pmtiles", archiveOf(Buffer.from("a tile"), AVIF, {}));
  const none = write("none.pmtiles", Buffer.from("no map at all".repeat(20)));
  for (const path of [odd, none, join(folder, "missing.pmtiles")])
    expect(await openMapFile(path)).toMatchObject({ ok: false, problems });
});
