/** Escapes, the first group those of U+0000 and of half a surrogate pair, which no database holds. `\\u0000` is none of them. */
const ESCAPES =
  /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(u0000|u[dD][89a-fA-F][\da-fA-F]{2})|.)/g;
const SUSPECT = /\\u(?:0000|[dD][89a-fA-F])/;

/** Parses a file's JSON, with or without byte order mark. Throws a SyntaxError, also where a text holds what is no character. */
export function parseJson(text: string): unknown {
  if (SUSPECT.test(text)) {
    for (const [, wrong] of text.matchAll(ESCAPES)) {
      if (wrong) throw new SyntaxError(`a text holds \\${wrong}, which is no character`);
    }
  }
  return JSON.parse(text.replace(/^\uFEFF/, ""));
}
