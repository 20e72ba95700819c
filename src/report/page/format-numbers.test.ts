import { describe, expect, test } from "vitest";
import { createNumberFormats } from "./format-numbers.ts";

describe("numbers", () => {
  const english = createNumberFormats("en");
  const indonesian = createNumberFormats("id");

  test("are written as each language writes them", () => {
    expect(english.value(1234567.8)).toBe("1,234,568");
    expect(indonesian.value(1234567.8)).toBe("1.234.568");
    expect(indonesian.value(12.5)).toBe("12,5");
  });

  test("carry their sign where a change is meant", () => {
    expect(english.signedPercent(0.0499)).toBe("+4.99%");
    expect(english.signedPercent(-0.1)).toBe("−10.00%");
    expect(english.signedCompact(-1_234_000_000)).toBe("−1.234B");
  });

  test("keep two decimals of a deviation, so that a column lines up", () => {
    expect(english.signedPercent(0.05)).toBe("+5.00%");
    expect(english.band(0.005)).toBe("±0.5%");
  });

  test("show a dash for what is not known", () => {
    expect(english.index(Number.NaN)).toBe("–");
  });
});
