import { expect, it } from "vitest";
import { openCache } from "./open-cache.ts";

/** Something of this weight, which the test may change. */
const weighing = (bytes: number) => {
  const thing = { weight: bytes, bytes: () => thing.weight };
  return thing;
};

const open = (limitBytes: number) => openCache<ReturnType<typeof weighing>>(limitBytes);

it("gives back what it was given, and nothing else", () => {
  const cache = open(100);
  const thing = weighing(10);
  expect(cache.keep("a", thing)).toBe(thing);
  expect(cache.get("a")).toBe(thing);
  expect(cache.get("b")).toBeUndefined();
});

it("lets go first of what was used longest ago", () => {
  const cache = open(25);
  const [a, b, c] = [10, 10, 10].map(weighing);
  cache.keep("a", a);
  cache.keep("b", b);
  cache.get("a");
  cache.keep("c", c);
  expect([cache.get("a"), cache.get("b"), cache.get("c")]).toEqual([a, undefined, c]);
});

it("weighs again what has grown while it was used", () => {
  const cache = open(25);
  const [a, b] = [10, 10].map(weighing);
  cache.keep("a", a);
  cache.keep("b", b);
  b.weight = 20;
  cache.get("b");
  expect([cache.get("a"), cache.get("b")]).toEqual([undefined, b]);
});

it("keeps a single thing that is heavier than the limit until it has doubled", () => {
  const cache = open(25);
  const thing = weighing(30);
  cache.keep("a", thing);
  thing.weight = 59;
  expect(cache.get("a")).toBe(thing);
  thing.weight = 60;
  // found once more, and let go by being used
  expect(cache.get("a")).toBe(thing);
  expect(cache.get("a")).toBeUndefined();
});
