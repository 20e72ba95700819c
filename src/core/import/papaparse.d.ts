// The published types of papaparse pull Node's types into everything that imports them, and core must not see
// those. This declares the one call we use.
declare module "papaparse" {
  interface ParseConfig {
    readonly delimiter: string;
    readonly quoteChar?: string;
    /** Stop after so many rows; 0 = read all. */
    readonly preview?: number;
    readonly skipEmptyLines?: boolean;
  }
  interface ParseError {
    readonly type: "Quotes" | "Delimiter" | "FieldMismatch";
    readonly code: string;
    readonly message: string;
    readonly row?: number;
  }
  interface ParseResult {
    readonly data: string[][];
    readonly errors: readonly ParseError[];
    readonly meta: { readonly linebreak: string; readonly truncated: boolean };
  }
  const Papa: { parse(text: string, config: ParseConfig): ParseResult };

  export = Papa;
}
