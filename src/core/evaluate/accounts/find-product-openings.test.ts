import { expect, test } from "vitest";
import { wilsonInterval } from "../statistics/wilson-interval.ts";
import { equalFeatures } from "./equal-features.ts";
import { findPeers, findProductOpenings } from "./find-product-openings.ts";

const customers = [
  { account: "A", values: [900, "FMCG"] },
  { account: "B", values: [700, "FMCG"] },
  { account: "C", values: [100, "Pharmacy"] },
  { account: "D", values: [null, null] },
] as const;
const features = equalFeatures(
  ["size"],
  ["industry"],
  customers.map(({ values }) => values),
);

test("peers are the most alike by Gower, without the account itself and without who is not known", () => {
  const peers = findPeers(features, customers[0], customers, 5);
  // FMCG and 200 of a range of 800 apart: (0.75 + 1) / 2; another industry and 800 apart: 0
  expect(peers).toEqual([
    { account: "B", similarity: 0.875 },
    { account: "C", similarity: 0 },
  ]);
  expect(findPeers(features, customers[0], customers, 1)).toHaveLength(1);
});

test("an opening is what peers bought and the account did not, with buyers, interval and median", () => {
  const peers = ["B", "C", "E", "F"].map((account) => ({ account, similarity: 1 }));
  const bought = (account: string, product: string, revenue: number) => ({ account, product, revenue });
  const openings = findProductOpenings("A", peers, [
    bought("A", "soap", 10),
    bought("A", "oil", -5),
    bought("B", "soap", 99),
    bought("B", "oil", 30),
    bought("C", "oil", 10),
    bought("E", "oil", 50),
    bought("F", "oil", -1),
    bought("F", "rice", 70),
    // no peer
    bought("Z", "tea", 1000),
  ]);
  expect(openings).toEqual([
    { product: "oil", buyers: 3, share: 0.75, interval: wilsonInterval(3, 4), medianRevenue: 30 },
    { product: "rice", buyers: 1, share: 0.25, interval: wilsonInterval(1, 4), medianRevenue: 70 },
  ]);
});

test("products of as many buyers stand by their median, and without peers there is nothing", () => {
  const peers = [{ account: "B", similarity: 1 }];
  const revenues = [
    { account: "B", product: "tea", revenue: 5 },
    { account: "B", product: "oil", revenue: 6 },
  ];
  expect(findProductOpenings("A", peers, revenues).map(({ product }) => product)).toEqual(["oil", "tea"]);
  expect(findProductOpenings("A", [], revenues)).toEqual([]);
});
