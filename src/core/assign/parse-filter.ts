/** A Boolean expression over the numbered conditions of a rule; items count from 0 here. */
export type FilterNode =
  | { readonly kind: "item"; readonly item: number }
  | { readonly kind: "not"; readonly of: FilterNode }
  | { readonly kind: "and" | "or"; readonly of: readonly FilterNode[] };

/** What is wrong with a filter's text. `at` counts characters from 1. */
export interface FilterError {
  readonly at: number;
  readonly cause: string;
  readonly fix: string;
}

export type ParsedFilter =
  | { readonly ok: true; readonly filter: FilterNode }
  | { readonly ok: false; readonly errors: readonly FilterError[] };

interface Token {
  readonly at: number;
  readonly text: string;
}

const END = "the end";
const MAXIMUM_DEPTH = 32;

/**
 * Reads a filter such as "(1 AND 2) OR NOT 3" over `itemCount` conditions, which must all occur. NOT binds tightest, then
 * AND, then OR; case does not count. Empty text: all of them. Errors: a character or number that means nothing, all at
 * once; else the first place where the grammar breaks.
 */
export function parseFilter(text: string, itemCount: number): ParsedFilter {
  if (text.trim() === "") {
    const of = Array.from({ length: itemCount }, (_, item) => ({ kind: "item" as const, item }));
    return { ok: true, filter: { kind: "and", of } };
  }
  const tokens = [...text.matchAll(/\s*([()]|\w+|\S)/gu)].map(
    (found): Token => ({
      at: found.index + found[0].length - found[1].length + 1,
      text: found[1].toUpperCase(),
    }),
  );
  const errors = tokens.flatMap((token) => checkToken(token, itemCount));
  if (errors.length > 0) return { ok: false, errors };
  const read = readExpression({ tokens, end: text.length + 1 });
  if ("cause" in read) return { ok: false, errors: [read] };
  const used = new Set(tokens.map((token) => Number(token.text)));
  const unused = Array.from({ length: itemCount }, (_, item) => item + 1).filter((item) => !used.has(item));
  return unused.length === 0
    ? { ok: true, filter: read }
    : { ok: false, errors: [unusedItems(unused, text.length + 1)] };
}

const unusedItems = (unused: readonly number[], at: number): FilterError => ({
  at,
  cause: `condition ${unused.join(", ")} does not occur in the filter`,
  fix: "use every condition, or remove those that are not needed",
});

function checkToken({ at, text }: Token, itemCount: number): FilterError[] {
  if (["(", ")", "AND", "OR", "NOT"].includes(text)) return [];
  const fix = `write the numbers of conditions (1 to ${itemCount}), AND, OR, NOT and brackets`;
  if (!/^\d+$/.test(text)) return [{ at, cause: `"${text}" means nothing in a filter`, fix }];
  const number = Number(text);
  return number >= 1 && number <= itemCount ? [] : [{ at, cause: `there is no condition ${text}`, fix }];
}

interface Reading {
  readonly tokens: readonly Token[];
  readonly end: number;
}

/** Recursive descent, one function per level of the grammar. */
function readExpression({ tokens, end }: Reading): FilterNode | FilterError {
  let place = 0;
  const peek = () => tokens[place]?.text ?? END;
  const error = (wanted: string): FilterError => ({
    at: tokens[place]?.at ?? end,
    cause: `${wanted} is missing before ${peek() === END ? "the end" : `"${peek()}"`}`,
    fix: `write ${wanted} here, or take what stands here out`,
  });
  const chain = (word: "AND" | "OR", next: (depth: number) => FilterNode | FilterError, depth: number) => {
    const first = next(depth);
    if ("cause" in first || peek() !== word) return first;
    const of: FilterNode[] = [first];
    while (peek() === word) {
      place++;
      const more = next(depth);
      if ("cause" in more) return more;
      of.push(more);
    }
    return { kind: word === "AND" ? ("and" as const) : ("or" as const), of };
  };
  const readOne = (depth: number): FilterNode | FilterError => {
    const token = peek();
    if (depth > MAXIMUM_DEPTH) {
      const cause = `brackets and NOT stand more than ${MAXIMUM_DEPTH} deep`;
      return { at: tokens[place]?.at ?? end, cause, fix: "write the filter with fewer brackets" };
    }
    if (token === "NOT") {
      place++;
      const of = readOne(depth + 1);
      return "cause" in of ? of : { kind: "not", of };
    }
    if (token === "(") {
      place++;
      const inner = readOr(depth + 1);
      if ("cause" in inner) return inner;
      if (peek() !== ")") return error('")"');
      place++;
      return inner;
    }
    if (!/^\d+$/.test(token)) return error("the number of a condition");
    place++;
    return { kind: "item", item: Number(token) - 1 };
  };
  const readAnd = (depth: number) => chain("AND", readOne, depth);
  const readOr = (depth: number): FilterNode | FilterError => chain("OR", readAnd, depth);
  const whole = readOr(0);
  if ("cause" in whole) return whole;
  return peek() === END ? whole : error("AND or OR");
}

/** Whether the expression holds; `holds` says so of one condition, by its number from 0. */
export function evaluateFilter(node: FilterNode, holds: (item: number) => boolean): boolean {
  switch (node.kind) {
    case "item":
      return holds(node.item);
    case "not":
      return !evaluateFilter(node.of, holds);
    case "and":
      return node.of.every((each) => evaluateFilter(each, holds));
    case "or":
      return node.of.some((each) => evaluateFilter(each, holds));
  }
}
