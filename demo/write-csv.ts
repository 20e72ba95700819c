const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** CSV with comma, LF and a header line; null is an empty cell. */
export function writeCsv(
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const lines = [header, ...rows].map((row) =>
    row.map((cell) => quoted(cell === null ? "" : String(cell))).join(","),
  );
  return `${lines.join("\n")}\n`;
}
