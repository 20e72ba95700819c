import type { Random } from "../../src/core/search/random.ts";
import type { DemoProduct } from "./history-types.ts";

/** Category, code and the price of its cheapest carton in IDR. */
const CATEGORIES = [
  ["Permen", "PMN", 25_000],
  ["Mi instan", "MIE", 90_000],
  ["Minuman", "MNM", 45_000],
  ["Biskuit", "BSK", 70_000],
  ["Kopi", "KOP", 110_000],
  ["Sabun", "SBN", 130_000],
] as const;
const SIZES = ["kecil", "sedang", "besar", "keluarga"] as const;
const PRICE_STEP = 1.45;

/** Two dozen cartons, cheapest first. Margins are those of a distributor: 12 to 22 %. */
export function inventProducts(random: Random): DemoProduct[] {
  return CATEGORIES.flatMap(([category, code, price]) =>
    SIZES.map((size, step) => ({
      code: `${code}-${step + 1}`,
      name: `${category} ${size}`,
      category,
      unitPrice: Math.round((price * PRICE_STEP ** step) / 500) * 500,
      goodsCostShare: 0.78 + 0.1 * random.next(),
    })),
  ).toSorted((a, b) => a.unitPrice - b.unitPrice);
}
