import Papa from "papaparse";

const CANDIDATES = [",", ";", "\t", "|"];
const SAMPLE_ROWS = 100;
const SAMPLE_CHARACTERS = 200_000;

/**
 * Finds the delimiter of a CSV text among comma, semicolon, tab and bar: the one with which most of the first 100 rows
 * have as many cells as the header, and among equals the one that gives most columns. One column reads as comma.
 */
export function sniffDelimiter(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  let best = { delimiter: ",", agreement: -1, columns: 1 };
  for (const delimiter of CANDIDATES) {
    const rows = Papa.parse(sample, { delimiter, preview: SAMPLE_ROWS, skipEmptyLines: true }).data;
    // a sample cut in the middle of a row says nothing about that row
    if (text.length > SAMPLE_CHARACTERS && rows.length < SAMPLE_ROWS) rows.pop();
    const columns = rows[0]?.length ?? 0;
    if (columns < 2) continue;
    const agreement = rows.filter((row) => row.length === columns).length / rows.length;
    const isBetter =
      agreement > best.agreement + 0.2 || (agreement > best.agreement - 0.2 && columns > best.columns);
    if (isBetter) best = { delimiter, agreement, columns };
  }
  return best.delimiter;
}
