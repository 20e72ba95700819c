import type pg from "pg";
import { faultPoint } from "./fault-point.ts";

type Query = (...parameters: unknown[]) => unknown;

/**
 * Puts fault points around what a connection commits past `transact`: `write <table>` around a statement that writes
 * and commits by itself, `commit <table>` around the end of a transaction, named by the first table it wrote. The
 * libraries that keep sessions and the queue write so.
 */
export function addFaultPoints(client: pg.PoolClient): void {
  const query = client.query.bind(client) as Query;
  const nextPoint = readCommits();
  const watched: Query = (...parameters) => {
    const point = nextPoint(textOf(parameters[0]));
    if (point === null) return query(...parameters);
    faultPoint(`before ${point}`);
    const callback = parameters.at(-1);
    if (typeof callback !== "function") {
      return (query(...parameters) as Promise<unknown>).then((result) => {
        faultPoint(`after ${point}`);
        return result;
      });
    }
    return query(...parameters.slice(0, -1), (error: unknown, result: unknown) => {
      if (!error) faultPoint(`after ${point}`);
      callback(error, result);
    });
  };
  Object.assign(client, { query: watched });
}

/** What each statement of a connection commits: the name of its fault points, or null where it commits nothing. */
function readCommits(): (statement: string) => string | null {
  let isOpen = false;
  let wrote: string | null = null;
  return (statement) => {
    const [word] = /^\w+/.exec(statement) ?? [];
    switch (word) {
      case "begin":
        isOpen = true;
        wrote = null;
        return null;
      case "rollback":
        isOpen = false;
        return null;
      case "commit":
        isOpen = false;
        return wrote === null ? null : `commit ${wrote}`;
      default: {
        const table =
          /\b(?:insert into|update|delete from) (?!skip |set )([\w.]+)/.exec(statement)?.[1] ?? null;
        if (!isOpen) return table === null ? null : `write ${table}`;
        wrote ??= table;
        return null;
      }
    }
  };
}

function textOf(query: unknown): string {
  const text = typeof query === "string" ? query : (query as { readonly text?: string }).text;
  return (text ?? "")
    .replace(/["\s]+/g, " ")
    .replace(/ ?\. ?/g, ".")
    .trim()
    .toLowerCase();
}
