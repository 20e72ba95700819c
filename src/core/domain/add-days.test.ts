import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, addWorkingDays } from "./add-days.ts";
import type { CivilDate } from "./civil-date.ts";

const date = (text: string) => text as CivilDate;

it("adds days over months and leap years", () => {
  expect(addDays(date("2024-02-28"), 2)).toBe("2024-03-01");
  expect(addDays(date("2026-01-01"), -1)).toBe("2025-12-31");
});

it("counts Monday to Friday", () => {
  // 2026-11-20 was a Friday
  expect(addWorkingDays(date("2026-11-20"), 0)).toBe("2026-11-20");
  expect(addWorkingDays(date("2026-11-20"), 1)).toBe("2026-11-23");
  expect(addWorkingDays(date("2026-11-21"), 0)).toBe("2026-11-23");
  expect(addWorkingDays(date("2026-11-21"), 5)).toBe("2026-11-30");
});

it("agrees with a calendar walked day by day", () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 20_000 }), fc.integer({ min: 1, max: 30 }), (start, days) => {
      const from = addDays(date("1970-01-01"), start);
      const to = addWorkingDays(from, days);
      let workingDays = 0;
      const end = Date.parse(to);
      for (let time = Date.parse(from) + 86_400_000; time <= end; time += 86_400_000) {
        const weekday = new Date(time).getUTCDay();
        if (weekday !== 0 && weekday !== 6) workingDays++;
      }
      const startsOnWeekend = [0, 6].includes(new Date(Date.parse(from)).getUTCDay());
      // from a weekend it is counted from Monday, which is the first of those walked
      expect(workingDays).toBe(startsOnWeekend ? days + 1 : days);
    }),
  );
});
