import fc from "fast-check";
import { expect, it } from "vitest";
import { dateOfDay, dayNumber, dayText } from "./day-number.ts";

it("agrees with the calendar of JavaScript, from year 1 to 9999", () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (number) => {
      const date = new Date(number * 86_400_000);
      const parts = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
      expect(dateOfDay(number)).toEqual(parts);
      expect(dayNumber(parts.year, parts.month, parts.day)).toBe(number);
    }),
    { numRuns: 1_000 },
  );
});

it("writes a day as a civil date", () => expect(dayText(dayNumber(2024, 2, 29))).toBe("2024-02-29"));
