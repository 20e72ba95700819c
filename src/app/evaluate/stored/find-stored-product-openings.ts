import { type Outcome, success } from "../../../core/domain/problem.ts";
import { equalFeatures } from "../../../core/evaluate/accounts/equal-features.ts";
import {
  findPeers,
  findProductOpenings,
  type Peer,
  type ProductOpening,
} from "../../../core/evaluate/accounts/find-product-openings.ts";
import { act } from "../../act.ts";
import type { Actor } from "../../ports/actor.ts";
import type { FactWindow } from "../../ports/rows/facts.ts";
import type { Store } from "../../ports/store.ts";
import { notFound } from "../../refuse.ts";
import { noDay } from "./choose-window.ts";
import { CATEGORIES, NUMBERS, toCompared } from "./compared-account.ts";

export interface ProductOpeningsRequest extends FactWindow {
  readonly accountId: string;
  /** Customers that it is compared with, the most alike, at most. */
  readonly peers: number;
}

export interface StoredProductOpenings extends FactWindow {
  readonly account: string;
  readonly peers: readonly (Peer & { readonly name: string })[];
  /** Of the account itself, by product. */
  readonly bought: readonly {
    readonly product: string;
    readonly name: string;
    readonly revenue: number;
  }[];
  readonly openings: readonly (ProductOpening & { readonly name: string })[];
}

/**
 * What the customers most like an account bought in the window and it did not, of what is within reach. Alike by potential, hours of
 * work, segment and industry. Problems: APP-404, EVA-161.
 */
export const findStoredProductOpenings = (
  world: { readonly store: Store },
  actor: Actor,
  { accountId, peers: most, from, until }: ProductOpeningsRequest,
): Promise<Outcome<StoredProductOpenings>> =>
  act(world, actor, "evaluations:read", async (tx) => {
    if (!(from < until)) return noDay(from, until);
    const found = await tx.accounts.find(accountId);
    if (found === null) return notFound("account", accountId);
    const account = found.code;
    const facts = await tx.facts.accounts({ from, until }, "every");
    const customers = facts.filter(({ revenue }) => revenue > 0).map(toCompared);
    const own = facts.filter(({ code }) => code === account).map(toCompared);
    const rows = [...customers, ...own].map(({ values }) => values);
    const features = equalFeatures(NUMBERS, CATEGORIES, rows);
    const peers = own.flatMap((one) => findPeers(features, one, customers, most));
    const codes = [account, ...peers.map((peer) => peer.account)];
    const sold = await tx.facts.productRevenues({ from, until }, codes);
    const nameOf = new Map(facts.map(({ code, name }) => [code, name]));
    const productName = new Map(sold.map(({ product, name }) => [product, name]));
    return success({
      ...{ account, from, until },
      peers: peers.map((peer) => ({ ...peer, name: nameOf.get(peer.account) ?? peer.account })),
      bought: sold.flatMap(({ account: buyer, product, name, revenue }) =>
        buyer === account && revenue > 0 ? [{ product, name, revenue }] : [],
      ),
      openings: findProductOpenings(account, peers, sold).map((opening) => ({
        ...opening,
        name: productName.get(opening.product) ?? opening.product,
      })),
    });
  });
