import { CFB } from "@e965/xlsx";

const WIDTH = 12;

/** The bytes of a .shp with one square of 0.1° per shape, side by side from 106° east. */
export function squaresShp(count: number): Uint8Array {
  const content = 4 + 32 + 8 + 4 + 5 * 16;
  const view = new DataView(new ArrayBuffer(100 + count * (8 + content)));
  view.setInt32(0, 9994);
  view.setInt32(24, view.byteLength / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, 5, true);
  const box = (offset: number, west: number, east: number) =>
    [west, -6.1, east, -6].forEach((value, i) => {
      view.setFloat64(offset + 8 * i, value, true);
    });
  box(36, 106, 106 + count / 10);
  for (let index = 0; index < count; index++) {
    const start = 100 + index * (8 + content);
    const [west, east] = [106 + index / 10, 106 + (index + 1) / 10];
    view.setInt32(start, index + 1);
    view.setInt32(start + 4, content / 2);
    view.setInt32(start + 8, 5, true);
    box(start + 12, west, east);
    view.setInt32(start + 44, 1, true);
    view.setInt32(start + 48, 5, true);
    // clockwise, as outer rings of a shapefile go
    const ring = [west, -6.1, west, -6, east, -6, east, -6.1, west, -6.1];
    ring.forEach((value, i) => {
      view.setFloat64(start + 56 + 8 * i, value, true);
    });
  }
  return new Uint8Array(view.buffer);
}

/** The bytes of a .dbf with one text column CODE. */
export function codesDbf(codes: readonly string[]): Uint8Array {
  const [head, row] = [32 + 32 + 1, 1 + WIDTH];
  const bytes = new Uint8Array(head + codes.length * row + 1).fill(0x20, head);
  const view = new DataView(bytes.buffer);
  const text = new TextEncoder();
  bytes.set([3, 126, 1, 1]);
  view.setUint32(4, codes.length, true);
  view.setUint16(8, head, true);
  view.setUint16(10, row, true);
  bytes.set(text.encode("CODE"), 32);
  bytes.set(text.encode("C"), 43);
  bytes[48] = WIDTH;
  bytes[64] = 0x0d;
  codes.forEach((code, index) => {
    bytes.set(text.encode(code), head + index * row + 1);
  });
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}

/** A zip of the named files. */
export function zipFiles(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const container = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(files)) CFB.utils.cfb_add(container, `/${name}`, content);
  return new Uint8Array(CFB.write(container, { fileType: "zip", type: "buffer" }) as Uint8Array);
}
