import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCoordinatePair } from "./parse-coordinate-pair.ts";
import { parseDegrees } from "./parse-degrees.ts";

describe("parseDegrees", () => {
  test.each([
    ["03°19'03.44\" N", 3.317622, "latitude"],
    ["3° 19' 3.44\" S", -3.317622, "latitude"],
    ["097°07'41.73\" E", 97.128258, "longitude"],
    ["S 3 19 3.44", -3.317622, "latitude"],
    ["97:07:41.73 BT", 97.128258, "longitude"],
    ["6°12′31.7″ LS", -6.208806, "latitude"],
    ["91.5 W", -91.5, "longitude"],
    ["-6.2088", -6.2088, null],
    ["106.8456°", 106.8456, null],
    ["-6 12 30", -6.208333, null],
  ])("reads %j", (text, degrees, axis) => {
    const angle = parseDegrees(text, ".");
    expect(angle).toEqual({ degrees: expect.closeTo(degrees, 6), axis });
  });

  test("reads either decimal mark beside numbers that have the other: an angle has no thousands", () => {
    expect(parseDegrees("-6.2088", ",")).toEqual({ degrees: -6.2088, axis: null });
    expect(parseDegrees("106.845", ",")).toEqual({ degrees: 106.845, axis: null });
    expect(parseDegrees("106,8456", ".")).toEqual({ degrees: 106.8456, axis: null });
  });

  test("reads a decimal comma", () => {
    expect(parseDegrees("-6,2088", ",")).toEqual({ degrees: -6.2088, axis: null });
    expect(parseDegrees("03°19'03,44\" N", ",")).toEqual({
      degrees: expect.closeTo(3.317622, 6),
      axis: "latitude",
    });
  });

  test.each(["", "N/A", "-", "null"])("takes %j for missing", (text) => {
    expect(parseDegrees(text, ".")).toBeNull();
  });

  test.each(["here", "6°75'00\" S", "6°12'61\" S", "-6 S", "6°12'30'' Q"])("names %j", (text) => {
    expect(parseDegrees(text, ".")).toEqual({ problem: expect.stringContaining(text) });
  });

  test("reads back any angle written in degrees, minutes and seconds", () => {
    fc.assert(
      fc.property(fc.integer({ min: -180 * 360_000, max: 180 * 360_000 }), (hundredths) => {
        const total = Math.abs(hundredths);
        const [degrees, minutes, seconds] = [
          Math.floor(total / 360_000),
          Math.floor(total / 6_000) % 60,
          (total % 6_000) / 100,
        ];
        const text = `${degrees}°${minutes}'${seconds.toFixed(2)}" ${hundredths < 0 ? "W" : "E"}`;
        expect(parseDegrees(text, ".")).toEqual({
          degrees: expect.closeTo(hundredths / 360_000, 9),
          axis: "longitude",
        });
      }),
    );
  });
});

describe("parseCoordinatePair", () => {
  test.each([
    ["03°19'03.44\" N 097°07'41.73\" E", 3.317622, 97.128258],
    ["097°07'41.73\" E, 03°19'03.44\" N", 3.317622, 97.128258],
    ["06°12'00\" LS 106°48'00\" BT", -6.2, 106.8],
    ["-6.2, 106.8", -6.2, 106.8],
    ["-6.2 106.8", -6.2, 106.8],
    ["(-6.2;106.8)", -6.2, 106.8],
    ["POINT (106.8 -6.2)", -6.2, 106.8],
  ])("reads %j", (text, latitude, longitude) => {
    expect(parseCoordinatePair(text)).toEqual({
      latitude: expect.closeTo(latitude, 6),
      longitude: expect.closeTo(longitude, 6),
    });
  });

  test("an empty cell has no position", () => {
    expect(parseCoordinatePair(null)).toBeNull();
    expect(parseCoordinatePair("  ")).toBeNull();
  });

  test.each(["Jakarta Selatan", "-6.2", "1 2 3", "3 N 4 N", "-6.2, -"])("names %j", (text) => {
    expect(parseCoordinatePair(text)).toEqual({ problem: expect.any(String) });
  });
});
