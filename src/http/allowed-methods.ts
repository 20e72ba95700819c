import type { FastifyInstance } from "fastify";

/**
 * Remembers every route registered on the server from now on, and gives a function from a path to the methods that are
 * taken there, in alphabetical order; none where nothing is at the path.
 */
export function rememberMethods(server: FastifyInstance): (path: string) => readonly string[] {
  const known: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];
  server.addHook("onRoute", ({ url, method }) => {
    known.push({ pattern: patternOf(url), methods: [method].flat() });
  });
  return (path) =>
    [...new Set(known.flatMap(({ pattern, methods }) => (pattern.test(path) ? methods : [])))].toSorted();
}

/** Fastify's path, `:name` for a segment and `*` for the rest, as an expression over whole paths. */
function patternOf(url: string): RegExp {
  const segments = url
    .split("/")
    .map((segment) =>
      segment.startsWith(":")
        ? "[^/]+"
        : segment.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*"),
    );
  return new RegExp(`^${segments.join("/")}$`);
}
