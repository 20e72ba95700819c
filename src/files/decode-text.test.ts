import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeText } from "./decode-text.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, options: { bigEndian: boolean; mark: boolean }): Uint8Array {
  const units = [...(options.mark ? "\ufeff" : ""), ...text].flatMap((character) =>
    Array.from({ length: character.length }, (_, index) => character.charCodeAt(index)),
  );
  return Uint8Array.from(
    units.flatMap((unit) => (options.bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])),
  );
}

describe("decodeText", () => {
  test("gives back any text written as UTF-8, with or without a byte order mark", () => {
    fc.assert(
      fc.property(
        fc
          .string({ unit: "grapheme" })
          .filter((text) => !text.includes("\u0000") && !text.startsWith("\ufeff")),
        (text) => {
          expect(decodeText(utf8(text), "a.csv")).toEqual({ ok: true, value: text, warnings: [] });
          expect(decodeText(utf8(`\ufeff${text}`), "a.csv")).toEqual({ ok: true, value: text, warnings: [] });
        },
      ),
    );
  });

  test("reads UTF-16 of either byte order, with a mark or without", () => {
    const text = "kode;nama\n11.01;Kabupaten Aceh Selatan\n";
    for (const bigEndian of [true, false])
      for (const mark of [true, false])
        expect(decodeText(utf16(text, { bigEndian, mark }), "a.csv")).toEqual({
          ok: true,
          value: text,
          warnings: [],
        });
  });

  test("falls back to Windows-1252 with a warning that names the row", () => {
    const bytes = Uint8Array.from([...utf8("id,name\n1,Caf"), 0xe9, ...utf8(" "), 0x80, 0x0a]);
    const read = decodeText(bytes, "latin.csv");
    expect(read.ok && read.value).toBe("id,name\n1,Café €\n");
    expect(read.warnings.map(({ code, where }) => ({ code, where }))).toEqual([
      { code: "IMP-204", where: { file: "latin.csv", row: 2 } },
    ]);
  });

  test("reads every byte of Windows-1252 as Python's cp1252 does", () => {
    const high = Uint8Array.from([0x80, 0x85, 0x8c, 0x91, 0x92, 0x96, 0x97, 0x99, 0x9c, 0x9f, 0xa0, 0xff]);
    const read = decodeText(high, "high.csv");
    expect(read.ok && read.value).toBe("€…Œ‘’–—™œŸ\u00a0ÿ");
  });

  test("names bytes that are not text", () => {
    const read = decodeText(
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73]),
      "a.png",
    );
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(["IMP-205"]);
  });

  test("an empty file is empty text", () => {
    expect(decodeText(new Uint8Array(), "a.csv")).toEqual({ ok: true, value: "", warnings: [] });
  });
});
