import { expect, it } from "vitest";
import { openTileCache } from "./open-tile-cache.ts";

/** Something of this weight, which the test may change. */
const weighing = (bytes: number) => {
  const thing = { weight: bytes, bytes: () => thing.weight };
  return thing;
};

function openCounted(limitBytes: number) {
  const cache = openTileCache<ReturnType<typeof weighing>>(limitBytes);
  const built: string[] = [];
  const get = (key: string, bytes = 10) =>
    cache.get(key, async () => {
      built.push(key);
      return weighing(bytes);
    });
  return { cache, built, get };
}

it("builds once what several ask for at the same time", async () => {
  const { built, get } = openCounted(100);
  const [first, second] = await Promise.all([get("a"), get("a")]);
  expect(first).toBe(second);
  expect(await get("a")).toBe(first);
  expect(built).toEqual(["a"]);
});

it("lets go first of what was used longest ago", async () => {
  const { built, get } = openCounted(25);
  for (const key of ["a", "b", "a", "c", "a", "b"]) await get(key);
  expect(built).toEqual(["a", "b", "c", "b"]);
});

it("weighs what has grown while it was used", async () => {
  const { built, get } = openCounted(30);
  const grown = await get("a");
  await get("b");
  if (grown) grown.weight = 25;
  await get("a");
  await get("b");
  expect(built).toEqual(["a", "b", "b"]);
});

it("keeps one thing that is too heavy until it has doubled", async () => {
  const { built, get } = openCounted(5);
  const heavy = await get("a");
  await get("a");
  expect(built).toEqual(["a"]);
  if (heavy) heavy.weight = 20;
  await get("a");
  await get("a");
  expect(built).toEqual(["a", "a"]);
});

it("keeps neither nothing nor a failure", async () => {
  const { cache, get } = openCounted(100);
  expect(await cache.get("a", async () => null)).toBeNull();
  await expect(
    cache.get("a", async () => {
      throw new Error("lost");
    }),
  ).rejects.toThrow("lost");
  expect(await get("a")).not.toBeNull();
});
