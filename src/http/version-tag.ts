import type { Problem } from "../contract/outcome.ts";

/** The strong entity tag of a version: `"v7"`. */
export const versionTag = (version: number): string => `"v${version}"`;

/** Reads the one tag an If-Match may hold here. `*` and lists are refused: they would change what nobody has seen. */
export function readIfMatch(
  header: string | undefined,
): { readonly version: number } | { readonly problem: Problem } {
  if (header === undefined) {
    return {
      problem: {
        code: "HTTP-121",
        where: { file: "headers", item: "if-match" },
        cause: "the request does not say which version it changes",
        fix: "read the thing first and send the ETag you got as If-Match",
      },
    };
  }
  const version = /^"v(\d{1,15})"$/.exec(header.trim())?.[1];
  if (version !== undefined) return { version: Number(version) };
  return {
    problem: {
      code: "HTTP-122",
      where: { file: "headers", item: "if-match" },
      cause: "If-Match is not one version tag as this server gives them",
      fix: 'send the ETag you got, quotes included, such as "v7"',
    },
  };
}
