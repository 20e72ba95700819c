import type { BadInput } from "./bad-input.ts";

const accounts = { kind: "accounts", fileName: "accounts.csv" } as const;
const goals = { kind: "goals", fileName: "goals.csv" } as const;
const GOALS_HEADER = "code,name,metric,unit,target,starts on,ends on\n";
const HEADER = "code,name,revenue\n";
const utf16 = (text: string, isBig: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};
const manyColumns = (count: number): string => {
  const names = Array.from({ length: count - 2 }, (_, index) => `extra ${index}`);
  return `code,name,${names.join(",")}\nA,Toko,${names.map(() => "x").join(",")}\n`;
};

/** CSV: how it is written, what it holds, and what stands in its cells. */
export const CSV_INPUTS: readonly BadInput[] = [
  {
    ...accounts,
    name: "UTF-8 with a byte order mark",
    make: () => `\uFEFF${HEADER}A,Toko,1\n`,
    problems: [],
    keys: ["A"],
  },
  {
    ...accounts,
    name: "UTF-16 LE",
    make: () => utf16(`${HEADER}A,Café,1\n`, false),
    problems: [],
    first: { name: "Café" },
  },
  {
    ...accounts,
    name: "UTF-16 BE",
    make: () => utf16(`${HEADER}A,Café,1\n`, true),
    problems: [],
    first: { name: "Café" },
  },
  {
    ...accounts,
    name: "Windows-1252",
    make: () => Buffer.from(`${HEADER}A,Caf\xe9,1\n`, "latin1"),
    problems: [],
    warnings: ["IMP-204"],
    first: { name: "Café" },
  },
  {
    ...accounts,
    name: "Shift-JIS, told by an option",
    make: () =>
      Buffer.concat([Buffer.from(`${HEADER}A,`), Buffer.from([0x93, 0x8c, 0x8b, 0x9e]), Buffer.from(",1\n")]),
    options: { encoding: "shift_jis" },
    problems: [],
    first: { name: "東京" },
  },
  {
    ...accounts,
    name: "UTF-8 and Windows-1252 mixed",
    make: () => Buffer.concat([Buffer.from(`${HEADER}A,Café,1\n`), Buffer.from("B,Caf\xe9,1\n", "latin1")]),
    problems: [],
    warnings: ["IMP-204"],
  },
  { ...accounts, name: "NUL bytes", make: () => `${HEADER}A,To\0ko,1\n`, problems: ["IMP-205"] },
  {
    ...accounts,
    name: "semicolons",
    make: () => "code;name;revenue\nA;Toko;1,5\n",
    problems: [],
    first: { revenue: 1.5 },
  },
  { ...accounts, name: "tabs", make: () => "code\tname\nA\tToko\n", problems: [], keys: ["A"] },
  { ...accounts, name: "bars", make: () => "code|name\nA|Toko\n", problems: [], keys: ["A"] },
  {
    ...accounts,
    name: "CR only",
    make: () => "code,name\rA,Toko\rB,Warung\r",
    problems: [],
    keys: ["A", "B"],
  },
  { ...accounts, name: "no newline at the end", make: () => "code,name\nA,Toko", problems: [], keys: ["A"] },
  {
    ...accounts,
    name: "a quote that is not closed",
    make: () => `${HEADER}A,"Toko,1\nB,Warung,2\n`,
    problems: ["IMP-214"],
  },
  {
    ...accounts,
    name: "rows of different length",
    make: () => `${HEADER}A,Toko\nB,Warung,1,2\n`,
    problems: ["IMP-213"],
  },
  { ...accounts, name: "only a header", make: () => HEADER, problems: ["IMP-215"] },
  { ...accounts, name: "empty", make: () => "", problems: ["IMP-210"] },
  { ...accounts, name: "a column twice", make: () => "code,name,name\nA,Toko,x\n", problems: ["IMP-212"] },
  {
    ...accounts,
    name: "spaces behind the column names",
    make: () => "code ,name  \nA,Toko\n",
    problems: [],
    keys: ["A"],
  },
  { ...accounts, name: "2,000 columns", make: () => manyColumns(2000), problems: ["IMP-283"] },
  {
    ...accounts,
    name: "a cell of 70,000 characters",
    make: () => `${HEADER}A,${"x".repeat(70_000)},1\n`,
    problems: ["IMP-282"],
  },
  {
    ...accounts,
    name: "a cell of 5 MB that never ends",
    make: () => `${HEADER}A,${"x".repeat(5_000_000)}`,
    problems: ["IMP-282"],
  },
  {
    ...goals,
    name: "dates as a worksheet's numbers in a text",
    make: () => `${GOALS_HEADER}G1,Omzet,revenue,IDR,5,45000,2023-05-01\n`,
    problems: ["IMP-304"],
  },
  {
    ...goals,
    name: "dates that may be day first or month first",
    make: () => `${GOALS_HEADER}G1,Omzet,revenue,IDR,5,1/2/2026,1/3/2026\n`,
    problems: ["IMP-304"],
  },
  {
    ...goals,
    name: "dates whose order is told",
    make: () => `${GOALS_HEADER}G1,Omzet,revenue,IDR,5,1/2/2026,1/3/2026\n`,
    options: { dateOrder: "day-first" },
    problems: [],
    first: { startsOn: "2026-02-01", endsOn: "2026-03-01" },
  },
  { ...accounts, name: "an HTML page", make: () => "<!doctype html><html></html>", problems: ["IMP-218"] },
  { ...accounts, name: "a PDF", make: () => "%PDF-1.4\n...", problems: ["IMP-205"] },
  {
    ...accounts,
    name: "codes that look like numbers",
    make: () =>
      "code,name\n007,Bond\n1E5,Eksponen\n01001,ZIP\n90210-1234,ZIP+4\nK1A 0B1,Kanada\nSW1A 1AA,Inggris\n",
    problems: [],
    keys: ["007", "1E5", "01001", "90210-1234", "K1A 0B1", "SW1A 1AA"],
  },
  {
    ...accounts,
    name: "decimal commas and points by the column",
    make: () => 'code,name,revenue\nA,Toko,"1,234.5"\nB,Warung,1e3\n',
    problems: [],
    first: { revenue: 1234.5 },
  },
  {
    ...accounts,
    name: "numbers that nothing can be worth",
    make: () => `${HEADER}A,Toko,1e16\nB,Warung,1e-320\nC,Kios,-1\nD,Depot,0\n`,
    problems: ["IMP-303", "IMP-303", "IMP-303"],
  },
  {
    ...accounts,
    name: "formulas, which stay what they are",
    make: () => `code,name,segment\nA,"=HYPERLINK(""http://x"",""y"")",+1\nB,@SUM(A1),-2\n`,
    problems: [],
    first: { name: '=HYPERLINK("http://x","y")', segment: "+1" },
  },
  {
    ...accounts,
    name: "a guarded formula, as our exports write it",
    make: () => `code,name\nA,'=1+1\n`,
    problems: [],
    first: { name: "=1+1" },
  },
  { ...accounts, name: "a key twice", make: () => `${HEADER}A,Toko,1\nA,Warung,2\n`, problems: ["IMP-320"] },
  {
    ...accounts,
    name: "a key twice, the last one wins",
    make: () => `${HEADER}A,Toko,1\nA,Warung,2\n`,
    options: { duplicates: "last" },
    problems: [],
    fresh: 1,
  },
  {
    ...accounts,
    name: "keys that differ by case",
    make: () => `${HEADER}ab,Toko,1\nAB,Warung,2\n`,
    problems: [],
    warnings: ["IMP-321"],
  },
  {
    ...accounts,
    name: "keys that differ by composition",
    make: () => `${HEADER}Caf\u00e9,Toko,1\nCafe\u0301,Warung,2\n`,
    problems: ["IMP-320"],
  },
  { ...accounts, name: "no column for the key", make: () => "x,y\n1,2\n", problems: ["IMP-311"] },
  {
    ...accounts,
    name: "one column for two fields",
    make: () => "code,name,x\nA,Toko,1\n",
    mapping: {
      segment: { columns: ["x"], joiner: "/", constant: null, values: {} },
      industry: { columns: ["x"], joiner: "/", constant: null, values: {} },
    },
    problems: ["IMP-312"],
  },
  {
    ...accounts,
    name: "half a position",
    make: () => "code,name,lon,lat\nA,Toko,106.8,\n",
    problems: ["IMP-307"],
  },
  {
    ...accounts,
    name: "a position off the globe",
    make: () => "code,name,lon,lat\nA,Toko,106.8,-96\n",
    problems: ["IMP-306"],
  },
  {
    ...accounts,
    name: "degrees, minutes and seconds",
    make: () => `code,name,lon,lat\nA,Toko,"0°03'00"" E","00°03'00"" S"\n`,
    problems: [],
    first: { lon: 0.05, lat: -0.05 },
  },
];
