import { failure, type Outcome, success } from "../domain/problem.ts";

/** One condition on a column: its cell is (or is not) one of the values. */
export interface Filter {
  readonly column: string;
  readonly isNegated: boolean;
  readonly values: readonly string[];
  /** As the user wrote it, for messages. */
  readonly text: string;
}

/** Whether a cell's text is what the filter lets through. */
export function passesFilter({ values, isNegated }: Filter, text: string): boolean {
  return values.includes(text) !== isNegated;
}

const SPEC = /^\s*([^=!]+?)\s*(!?=)\s*(.*)$/s;

/**
 * Reads `provinsi_kode=33,34` or `state_fips!=02,15`. Values are text, compared without outer spaces; a value with a comma
 * stands in double quotes; `segment=` alone means the empty cells. Problem CLI-127.
 */
export function parseFilter(text: string): Outcome<Filter> {
  const parts = SPEC.exec(text);
  const values = parts ? splitValues(parts[3]) : null;
  if (!parts || values === null)
    return failure([
      {
        code: "CLI-127",
        where: { file: "options", item: text },
        cause: `"${text}" is not a filter`,
        fix: 'write COLUMN=value,value or COLUMN!=value,value, with quotes around a value that has a comma: city="Washington, DC"',
      },
    ]);
  return success({ column: parts[1], isNegated: parts[2] === "!=", values, text });
}

/** Values between commas; null if a quote is not closed. */
function splitValues(text: string): string[] | null {
  const values: string[] = [];
  let rest = text.trim();
  for (;;) {
    const match = rest.startsWith('"') ? /^"((?:[^"]|"")*)"\s*(,|$)/.exec(rest) : /^([^,]*)(,|$)/.exec(rest);
    if (!match) return null;
    values.push(match[1].replaceAll('""', '"').trim());
    rest = rest.slice(match[0].length).trimStart();
    if (match[2] === "") return values;
  }
}
