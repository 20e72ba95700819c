/** A part of a score before it is weighed. */
export interface Measured {
  /** 0 … 1, null: not known. */
  readonly value: number | null;
  /** What the value was computed from, by name with its unit. */
  readonly inputs: Readonly<Record<string, number | null>>;
}

export interface WeighedPart<Part extends string> extends Measured {
  readonly part: Part;
  /** Points it gives of a hundred; a value that is not known counts as the mean of those that are. */
  readonly points: number;
  /** Points it could give. */
  readonly mostPoints: number;
}

export interface Weighed<Part extends string> {
  /** One per candidate, in the order given. */
  readonly scores: readonly {
    readonly score: number;
    readonly parts: readonly WeighedPart<Part>[];
  }[];
  /** Parts that are left out because nobody's value is known. */
  readonly unknownParts: readonly Part[];
}

/**
 * Scores of 0 to 100 from parts and their weights, which are relative to each other. A part that is not known of one candidate counts
 * as the mean of the others; one that is known of nobody is left out.
 */
export function weighParts<Part extends string>(
  parts: readonly Part[],
  weights: Readonly<Record<Part, number>>,
  measured: readonly Readonly<Record<Part, Measured>>[],
): Weighed<Part> {
  const weighed = parts.filter((part) => weights[part] > 0);
  const means = new Map(weighed.map((part) => [part, meanOfKnown(measured.map((each) => each[part]))]));
  const counted = weighed.filter((part) => means.get(part) !== null);
  const total = counted.reduce((sum, part) => sum + weights[part], 0);
  return {
    unknownParts: weighed.filter((part) => means.get(part) === null),
    scores: measured.map((values) => {
      const scored = counted.map((part): WeighedPart<Part> => {
        const mostPoints = (100 * weights[part]) / total;
        const points = mostPoints * (values[part].value ?? means.get(part) ?? 0);
        return { part, ...values[part], points, mostPoints };
      });
      return { parts: scored, score: scored.reduce((sum, { points }) => sum + points, 0) };
    }),
  };
}

function meanOfKnown(parts: readonly Measured[]): number | null {
  const known = parts.flatMap(({ value }) => (value === null ? [] : [value]));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/**
 * Whether a stays ahead of b whatever the weights are within the tolerance: with differences d the worst weights give
 * Σd − tolerance · Σ|d|. What is left of rounding (a hundred points hold 16 digits) is no lead.
 */
export function isAhead(
  a: readonly { readonly points: number }[],
  b: readonly { readonly points: number }[],
  tolerance: number,
): boolean {
  let sum = 0;
  let size = 0;
  for (const [index, { points }] of a.entries()) {
    const difference = points - b[index].points;
    sum += difference;
    size += Math.abs(difference);
  }
  return sum - tolerance * size > 1e-9;
}
