import { expect, test } from "vitest";
import { z } from "zod";
import { timeOrderedId } from "./time-ordered-id.ts";

test("ids of one millisecond differ, and those of later ones come later", () => {
  const [first, second] = [timeOrderedId(1_700_000_000_000), timeOrderedId(1_700_000_000_000)];
  expect(first).not.toBe(second);
  // 1,700,000,000,000 ms are 0x018bcfe56800
  expect(first.slice(0, 15)).toBe("018bcfe5-6800-7");
  expect(timeOrderedId(1_700_000_000_001) > second).toBe(true);
  expect(z.uuid({ version: "v7" }).safeParse(first).success).toBe(true);
});
