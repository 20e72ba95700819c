import type { PlanDesk } from "./plan-desk.ts";

/**
 * A border between two territories under the pointer. Each unit it is drawn over goes to the other side; drawn back over its
 * own way, they return. What belongs to a third territory stays. Below 0: white space, which has borders as well.
 */
export class BorderDrag {
  readonly #desk: PlanDesk;
  readonly #sides: readonly [number, number];
  /** Units drawn over, in their order, each with the territory it had; the first is the one that was gripped. */
  readonly #way: { readonly unit: number; readonly from: number }[];

  private constructor(desk: PlanDesk, unit: number, other: number) {
    this.#desk = desk;
    const from = desk.assignment[unit];
    this.#sides = [from, other];
    this.#way = [{ unit, from }];
  }

  /** Grips the border beside a unit; null where all of `near` is of one territory. */
  static grip(desk: PlanDesk, unit: number, near: readonly number[]): BorderDrag | null {
    const counts = new Map<number, number>();
    for (const each of near) {
      const territory = desk.assignment[each];
      if (territory !== desk.assignment[unit]) counts.set(territory, (counts.get(territory) ?? 0) + 1);
    }
    const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return most === undefined ? null : new BorderDrag(desk, unit, most[0]);
  }

  /** Draws it over a unit. Figures follow with the next `refresh`. */
  to(unit: number): void {
    const at = this.#way.findIndex((each) => each.unit === unit);
    if (at >= 0) {
      for (const { unit: left, from } of this.#way.splice(at + 1)) this.#desk.assign([left], from);
      this.#turnFirst();
      return;
    }
    const from = this.#desk.assignment[unit];
    if (!this.#sides.includes(from)) return;
    this.#way.push({ unit, from });
    this.#desk.assign([unit], this.#across(from));
    this.#turnFirst();
  }

  /** The gripped unit goes along where the border leads into its own side: else it would be cut off. */
  #turnFirst(): void {
    const [first, second] = this.#way;
    const goesAlong = second !== undefined && second.from === first.from;
    this.#desk.assign([first.unit], goesAlong ? this.#across(first.from) : first.from);
  }

  #across(side: number): number {
    return side === this.#sides[0] ? this.#sides[1] : this.#sides[0];
  }
}
