import { LARGEST_FIGURE } from "../../domain/figure.ts";

/** Sums of money in the organisation's currency; credit notes are negative. */
export const MONEY = { type: "number", minimum: -LARGEST_FIGURE, maximum: LARGEST_FIGURE } as const;

/** Names of columns that name an account from other files than its own, the likelier first. */
export const ACCOUNT_NAMES: readonly string[] = [
  "account",
  "account code",
  "account id",
  "customer id",
  "customer",
  "reseller key",
  "seller id",
  "store number",
  "company",
  "kode pelanggan",
  "pelanggan",
  "akun",
  "kode akun",
];

/** The same for a rep. */
export const REP_NAMES: readonly string[] = [
  "rep",
  "rep code",
  "rep id",
  "sales agent",
  "sr id",
  "employee key",
  "employee id",
  "owner",
  "salesperson",
  "sales rep",
  "tenaga penjual",
  "kode sales",
  "tenaga penjual",
  "kode tenaga penjual",
];
