import { utils, write } from "@e965/xlsx";
import { strToU8, unzipSync, zipSync } from "fflate";
import type { BadInput } from "./bad-input.ts";

const accounts = { kind: "accounts", fileName: "accounts.xlsx" } as const;
const ROWS = [
  ["code", "name", "revenue"],
  ["007", "Toko", 5],
];

function workbook(
  rows: readonly (readonly unknown[])[],
  bookType: "xlsx" | "xls" | "xlsm" = "xlsx",
): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows as unknown[][]), "Data");
  return new Uint8Array(write(book, { type: "array", bookType }));
}

/** A workbook with other entries in its zip. */
const tampered = (change: (entries: Record<string, Uint8Array>) => void): Uint8Array => {
  const entries = unzipSync(workbook(ROWS));
  change(entries);
  return zipSync(entries);
};

/** A sheet that packs to little and unpacks to `megabytes`. */
const bomb = (megabytes: number): Uint8Array =>
  tampered((entries) => {
    entries["xl/worksheets/sheet1.xml"] = new Uint8Array(megabytes * 1024 * 1024).fill(0x20);
  });

const twoSheets = (): Uint8Array => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(ROWS), "Data");
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ["code", "name"],
      ["B", "Warung"],
    ]),
    "Lain",
  );
  return new Uint8Array(write(book, { type: "array", bookType: "xlsx" }));
};

/** Workbooks. */
export const WORKBOOK_INPUTS: readonly BadInput[] = [
  { ...accounts, name: "a sheet that unpacks to 500 MB", make: () => bomb(500), problems: ["IMP-207"] },
  {
    ...accounts,
    name: "a zip of 20,000 entries",
    make: () =>
      tampered((entries) => {
        for (let index = 0; index < 20_000; index++) entries[`x/${index}`] = new Uint8Array(0);
      }),
    problems: ["IMP-207"],
  },
  {
    ...accounts,
    name: "a zip within the zip",
    make: () => tampered((entries) => Object.assign(entries, { "xl/inner.zip": bomb(1) })),
    problems: [],
    keys: ["007"],
  },
  {
    ...accounts,
    name: "an entry named ../",
    make: () => tampered((entries) => Object.assign(entries, { "../../evil.txt": strToU8("x") })),
    problems: [],
    keys: ["007"],
  },
  {
    ...accounts,
    name: "entities in a sheet",
    make: () =>
      tampered((entries) => {
        entries["xl/worksheets/sheet1.xml"] = strToU8(
          '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>code</v></c><c r="B1" t="str"><v>&b;</v></c></row></sheetData></worksheet>',
        );
      }),
    problems: ["IMP-206"],
  },
  {
    ...accounts,
    name: "an entry damaged in its middle",
    make: () => {
      const bytes = workbook(ROWS);
      return bytes.slice(0, Math.floor(bytes.length / 2));
    },
    problems: ["IMP-206"],
  },
  {
    ...accounts,
    name: "a workbook with macros",
    make: () => workbook(ROWS, "xlsm"),
    problems: [],
    keys: ["007"],
  },
  {
    ...accounts,
    name: "a workbook of 1997",
    make: () => workbook(ROWS, "xls"),
    fileName: "accounts.xls",
    problems: [],
    keys: ["007"],
  },
  {
    ...accounts,
    name: "two sheets, the second one named",
    make: twoSheets,
    options: { sheet: "Lain" },
    problems: [],
    keys: ["B"],
  },
  {
    ...accounts,
    name: "a sheet that is not there",
    make: twoSheets,
    options: { sheet: "Tiada" },
    problems: ["IMP-208"],
  },
  {
    ...accounts,
    name: "CSV called a workbook",
    make: () => "code,name\nA,Toko\n",
    problems: [],
    keys: ["A"],
  },
  {
    ...accounts,
    name: "a workbook called CSV",
    fileName: "accounts.csv",
    make: () => workbook(ROWS),
    problems: [],
    keys: ["007"],
  },
  {
    ...accounts,
    name: "merged cells and a formula without its value",
    make: () => {
      const sheet = utils.aoa_to_sheet([
        ["code", "name", "segment"],
        ["A", "Toko", null],
      ]);
      sheet["!merges"] = [{ s: { r: 1, c: 1 }, e: { r: 1, c: 2 } }];
      sheet.C2 = { t: "n", f: "1+1" };
      const book = utils.book_new();
      utils.book_append_sheet(book, sheet, "Data");
      return new Uint8Array(write(book, { type: "array", bookType: "xlsx" }));
    },
    problems: [],
    keys: ["A"],
  },
  {
    ...accounts,
    name: "an OLE file that is no workbook",
    make: () =>
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(2000)]),
    problems: ["IMP-206"],
  },
  {
    kind: "units",
    fileName: "units.zip",
    name: "a zip without a shapefile",
    make: () => zipSync({ "readme.txt": strToU8("x") }),
    problems: ["IMP-206"],
  },
];
