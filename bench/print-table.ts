import type { BenchTable } from "./suite.ts";

/** A Markdown table with aligned columns: readable as it stands and ready to be quoted. */
export function printTable({ title, columns, rows }: BenchTable): string {
  const widths = columns.map((column, c) =>
    Math.max(3, ...[column, ...rows.map((row) => row[c])].map((cell) => [...cell].length)),
  );
  // text to the left, figures to the right
  const isText = columns.map((_, c) => c === 0 || rows.some((row) => /^[A-Za-z]{3}/.test(row[c])));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, c) => pad(cell, widths[c], isText[c])).join(" | ")} |`;
  const rule = `|${widths.map((width, c) => (isText[c] ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  return [`**${title}**`, "", line(columns), rule, ...rows.map(line)].join("\n");
}

function pad(cell: string, width: number, isText: boolean): string {
  const space = " ".repeat(width - [...cell].length);
  return isText ? cell + space : space + cell;
}
