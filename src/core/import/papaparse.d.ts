// The published types of papaparse pull Node's types into everything that imports them, and core must not see
// those. This declares the two calls we use.
declare module "papaparse" {
  interface ParseConfig {
    readonly delimiter: string;
    readonly newline?: string;
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
    /** `cursor`: of a Parser, where the last row that was given ends. */
    readonly meta: { readonly linebreak: string; readonly truncated: boolean; readonly cursor: number };
  }
  const Papa: {
    parse(text: string, config: ParseConfig): ParseResult;
    /** Reads text in pieces: with `ignoreLastRow` the row that may go on in the next piece is left. */
    Parser: new (
      config: ParseConfig,
    ) => {
      parse(input: string, baseIndex: number, ignoreLastRow: boolean): ParseResult;
    };
  };

  export = Papa;
}
