/** Where a function is smallest, as far as the search came. */
export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
}

export interface MinimiseOptions {
  /** Size of the first simplex along each coordinate. */
  readonly steps: readonly number[];
  readonly evaluations: number;
  /** Stops when the values of the simplex differ by no more than this share. */
  readonly precision: number;
}

interface Vertex {
  readonly point: number[];
  readonly value: number;
}

/** Minimum of a function of a few variables without derivatives (Nelder & Mead 1965). NaN counts as infinitely high. */
export function minimise(
  cost: (point: readonly number[]) => number,
  start: readonly number[],
  { steps, evaluations, precision }: MinimiseOptions,
): Minimum {
  let left = evaluations;
  const evaluate = (point: number[]): Vertex => {
    left--;
    const value = cost(point);
    return { point, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const simplex = [
    evaluate([...start]),
    ...start.map((_, axis) => evaluate(start.map((x, i) => (i === axis ? x + steps[axis] : x)))),
  ];
  const byValue = (a: Vertex, b: Vertex) => a.value - b.value;
  while (left > 0) {
    simplex.sort(byValue);
    const [best, worst] = [simplex[0], simplex[simplex.length - 1]];
    if (worst.value - best.value <= precision * (Math.abs(best.value) + precision)) break;
    const others = simplex.slice(0, -1);
    const centre = start.map(
      (_, axis) => others.reduce((sum, { point }) => sum + point[axis], 0) / others.length,
    );
    const along = (factor: number) => evaluate(centre.map((x, axis) => x + factor * (x - worst.point[axis])));
    const reflected = along(1);
    const beaten = others[others.length - 1].value;
    let replacement = reflected;
    if (reflected.value < best.value) {
      const expanded = along(2);
      replacement = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value >= beaten) {
      replacement = along(reflected.value < worst.value ? 0.5 : -0.5);
      if (replacement.value >= Math.min(worst.value, reflected.value)) {
        for (let index = 1; index < simplex.length; index++)
          simplex[index] = evaluate(best.point.map((x, axis) => (x + simplex[index].point[axis]) / 2));
        continue;
      }
    }
    simplex[simplex.length - 1] = replacement;
  }
  simplex.sort(byValue);
  return simplex[0];
}
