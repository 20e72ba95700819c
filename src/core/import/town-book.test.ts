import { expect, it } from "vitest";
import { countryCode, createTownBook, type Town } from "./town-book.ts";

const town = (name: string, more: Partial<Town>): Town => ({
  name,
  country: "US",
  admin1: null,
  admin2: null,
  postalCode: null,
  lon: 0,
  lat: 0,
  population: 0,
  ...more,
});
const asked = (name: string, more = {}) => ({
  name,
  country: null,
  admin1: null,
  admin2: null,
  postalCode: null,
  ...more,
});

const SPRINGFIELDS = [
  town("Springfield", { admin1: "IL", population: 116_565, lon: -89.6, lat: 39.8 }),
  town("Springfield", { admin1: "MO", population: 166_810, lon: -93.3, lat: 37.2 }),
  town("Springfield", { country: "AU", population: 6_705, lon: 152.9, lat: -27.6 }),
];
const MEDANS = [
  town("Medan", { country: "ID", population: 1_750_971, lon: 98.7, lat: 3.6 }),
  town("Medan", { country: "ID", population: 2_000, lon: 110, lat: -7 }),
];
const book = createTownBook(
  [town("Springfield", { country: "ID", admin1: "Jawa Barat", lon: 107, lat: -6 })],
  [
    ...SPRINGFIELDS,
    ...MEDANS,
    town("São Paulo", { country: "BR", lon: -46.6, lat: -23.5, population: 10_021_295 }),
  ],
);

it("narrows namesakes by country and state, a state by its name or abbreviation", () => {
  expect(book.find(asked("springfield", { country: "United States", admin1: "Missouri" }))).toMatchObject({
    kind: "found",
    town: { admin1: "MO" },
    others: [],
  });
  expect(book.find(asked("Springfield", { country: "US", admin1: "Texas" }))).toEqual({ kind: "unknown" });
  expect(book.find(asked("Springfield", { country: "Australia" }))).toMatchObject({
    town: { country: "AU" },
  });
});

it("tells several towns instead of guessing one", () => {
  const found = book.find(asked("Springfield", { country: "US" }));
  expect(found).toMatchObject({ kind: "ambiguous" });
  expect(found.kind === "ambiguous" && found.candidates).toHaveLength(2);
});

it("takes a town that dwarfs its namesakes, and says which they are", () => {
  expect(book.find(asked("Kota Medan", { country: "Indonesia" }))).toMatchObject({
    kind: "found",
    town: { population: 1_750_971 },
    others: [{ population: 2_000 }],
  });
});

it("passes over accents, and looks at the organisation's own places first", () => {
  expect(book.find(asked("Sao Paulo", { country: "Brazil" }))).toMatchObject({ kind: "found" });
  expect(book.find(asked("SPRINGFIELD", { country: "ID" }))).toMatchObject({
    town: { admin1: "Jawa Barat" },
  });
  expect(book.find(asked("Nowhere"))).toEqual({ kind: "unknown" });
});

it("knows countries by their letters and names", () => {
  expect(["id", "Indonesia", "Amerika Serikat", "USA", "Côte d’Ivoire", "Atlantis"].map(countryCode)).toEqual(
    ["ID", "ID", "US", "US", "CI", "Atlantis"],
  );
});
