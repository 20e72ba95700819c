import { describe, expect, it } from "vitest";
import { nearestName } from "./nearest-name.ts";

describe("the nearest name", () => {
  it("finds a name with a letter missing, doubled or swapped", () => {
    const known = ["territories", "tolerance", "travel"];
    expect(nearestName("teritories", known)).toBe("territories");
    expect(nearestName("Tolerence", known)).toBe("tolerance");
    expect(nearestName("tarvel", known)).toBe("travel");
  });

  it("suggests nothing for a name unlike all others", () => {
    expect(nearestName("colour", ["territories", "balance"])).toBeNull();
  });

  it("prefers the first of equally near names", () => {
    expect(nearestName("ab", ["abc", "abd"])).toBe("abc");
  });
});
