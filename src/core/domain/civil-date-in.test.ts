import { expect, it } from "vitest";
import { civilDateIn, isTimeZone } from "./civil-date-in.ts";

it("gives each zone its own date at one instant", () => {
  const instant = Date.parse("2026-03-01T20:30:00Z");
  expect(civilDateIn("Asia/Jakarta", instant)).toBe("2026-03-02");
  expect(civilDateIn("America/Los_Angeles", instant)).toBe("2026-03-01");
  expect(civilDateIn("UTC", Date.parse("2024-02-29T23:59:59.999Z"))).toBe("2024-02-29");
});

it("knows zones from what is none", () => {
  expect(isTimeZone("Asia/Makassar")).toBe(true);
  expect(isTimeZone("Mars/Olympus")).toBe(false);
});
