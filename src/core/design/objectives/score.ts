import type { Term } from "./term.ts";

/** The objective plus the weighted terms: what the search minimises, in units of the objective. */
export class Score {
  readonly objective: Term;
  readonly #terms: readonly Term[];
  readonly #factors: readonly number[];

  constructor(objective: Term, weighted: readonly { term: Term; factor: number }[]) {
    this.objective = objective;
    this.#terms = weighted.map((entry) => entry.term);
    this.#factors = weighted.map((entry) => entry.factor);
  }

  /** True when nothing but the objective counts. */
  get standsAlone(): boolean {
    return this.#terms.length === 0;
  }

  value(): number {
    let total = this.objective.value();
    for (let i = 0; i < this.#terms.length; i++) total += this.#factors[i] * this.#terms[i].value();
    return total;
  }

  change(u: number, to: number): number {
    let total = this.objective.change(u, to);
    for (let i = 0; i < this.#terms.length; i++) total += this.#factors[i] * this.#terms[i].change(u, to);
    return total;
  }

  moved(u: number, from: number): void {
    this.objective.moved(u, from);
    for (let i = 0; i < this.#terms.length; i++) this.#terms[i].moved(u, from);
  }

  refresh(): void {
    this.objective.refresh();
    for (const term of this.#terms) term.refresh();
  }
}
