import { type DesignProblem, WHITE_SPACE } from "../../domain/design-problem.ts";
import type { Random } from "../../search/random.ts";
import { forcedTerritories } from "../constraints/move-rules.ts";
import { partsOf } from "../diagnose/connected-parts.ts";
import { countRange } from "../exact/fill-rest.ts";
import type { Bands } from "../state/bands.ts";

/** How far, in whole territories, a drawn share may stray from the even one: neighbours in rank change places. */
const DRAWN_SPREAD = 0.25;
/** Above every need there can be. */
const FIRST = 1e9;

export interface Share {
  readonly units: Int32Array;
  readonly territories: readonly number[];
}

/**
 * The pieces into which white space or missing borders cut the map. No move takes a territory from one piece to
 * another, so the number in each has to be right from the first plan on.
 */
export class Pieces {
  readonly #problem: DesignProblem;
  readonly #bands: Bands;
  readonly #pieceOf: Int32Array;
  /** Piece of a territory's bound units, or −1. */
  readonly #boundTo: Int32Array;

  private constructor(problem: DesignProblem, bands: Bands, pieceOf: Int32Array) {
    this.#problem = problem;
    this.#bands = bands;
    this.#pieceOf = pieceOf;
    this.#boundTo = new Int32Array(problem.territories.length).fill(-1);
    const forced = forcedTerritories(problem);
    for (let u = 0; u < forced.length; u++) if (forced[u] >= 0) this.#boundTo[forced[u]] = pieceOf[u];
  }

  /** Null where the covered units hang together, or a territory may lie in several pieces. */
  static of(problem: DesignProblem, bands: Bands): Pieces | null {
    if (!problem.territories.every((territory) => territory.contiguous)) return null;
    const { partOf, count } = partsOf(problem.adjacency, (u) => problem.lockedTo[u] !== WHITE_SPACE);
    return count > 1 ? new Pieces(problem, bands, partOf) : null;
  }

  /**
   * Whole territories for each piece of these units: first those bound to it and as many as its load needs at least, then
   * always one more for the piece that lacks most. One share alone where there are more pieces than territories.
   */
  share(units: Int32Array, territories: readonly number[], random?: Random): Share[] {
    const members = new Map<number, number[]>();
    for (const u of units) {
      const list = members.get(this.#pieceOf[u]);
      if (list) list.push(u);
      else members.set(this.#pieceOf[u], [u]);
    }
    if (members.size === 1 || members.size > territories.length) return [{ units, territories }];
    const shares = [...members].map(([piece, inside]) => ({
      piece,
      inside,
      territories: [] as number[],
      range: countRange({ problem: this.#problem, bands: this.#bands }, inside, territories),
      need: this.#worth(inside, territories) + (random ? DRAWN_SPREAD * (random.next() - 0.5) : 0),
    }));
    const isBound = (k: number): boolean => members.has(this.#boundTo[k]);
    const total = this.#targetOf(territories);
    for (const k of [...territories].sort((a, b) => Number(isBound(b)) - Number(isBound(a)))) {
      const urgency = (share: (typeof shares)[number]): number => {
        if (isBound(k)) return share.piece === this.#boundTo[k] ? FIRST : -FIRST;
        if (share.territories.length < share.range.least) return share.need + FIRST;
        return share.territories.length < share.range.most ? share.need : share.need - FIRST;
      };
      const neediest = shares.reduce((best, share) => (urgency(share) > urgency(best) ? share : best));
      neediest.territories.push(k);
      neediest.need -= (this.#targetOf([k]) * territories.length) / total;
    }
    if (shares.some((share) => share.territories.length === 0)) return [{ units, territories }];
    return shares.map((share) => ({ units: Int32Array.from(share.inside), territories: share.territories }));
  }

  /** How many territories' worth of load the units hold, as the mean over measures. */
  #worth(units: readonly number[], territories: readonly number[]): number {
    const { measures, territories: all } = this.#problem;
    let sum = 0;
    measures.forEach(({ values }, m) => {
      const target = territories.reduce((total, k) => total + this.#bands.target[m * all.length + k], 0);
      if (target > 0) sum += (units.reduce((load, u) => load + values[u], 0) * territories.length) / target;
    });
    return sum / measures.length;
  }

  /** Target share of these territories in all measures together; never 0. */
  #targetOf(territories: readonly number[]): number {
    const { measures, territories: all } = this.#problem;
    let sum = 0;
    measures.forEach((_, m) => {
      const row = this.#bands.target.subarray(m * all.length, (m + 1) * all.length);
      const total = row.reduce((whole, target) => whole + target, 0);
      sum += territories.reduce((part, k) => part + (total > 0 ? row[k] / total : 1 / all.length), 0);
    });
    return Math.max(sum, Number.MIN_VALUE);
  }
}
