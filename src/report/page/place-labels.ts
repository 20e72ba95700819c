export interface LabelWish {
  readonly text: string;
  /** Where it belongs, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedLabel extends LabelWish {
  /** Middle of the label; differs from (x, y) where it had to make room, then a line leads back. */
  readonly labelX: number;
  readonly labelY: number;
}

/**
 * Puts labels where they belong, or as near as there is room, earlier wishes first; those without room within
 * `reachPixels` are left out. O(labels² × positions tried).
 */
export function placeLabels(wishes: readonly LabelWish[], reachPixels: number): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const wish of wishes) {
    for (const [dx, dy] of spiral(reachPixels)) {
      const candidate = { ...wish, labelX: wish.x + dx, labelY: wish.y + dy };
      if (placed.some((other) => overlap(candidate, other))) continue;
      placed.push(candidate);
      break;
    }
  }
  return placed;
}

function* spiral(reachPixels: number): Generator<[number, number]> {
  yield [0, 0];
  for (let radius = 16; radius <= reachPixels; radius += 14) {
    const positions = Math.max(8, Math.round(radius / 3));
    for (let i = 0; i < positions; i++) {
      // starts upwards: a label above its place reads as belonging to it
      const angle = (2 * Math.PI * i) / positions - Math.PI / 2;
      yield [radius * Math.cos(angle), radius * Math.sin(angle)];
    }
  }
}

function overlap(a: PlacedLabel, b: PlacedLabel): boolean {
  return (
    Math.abs(a.labelX - b.labelX) < (a.width + b.width) / 2 + 2 &&
    Math.abs(a.labelY - b.labelY) < (a.height + b.height) / 2 + 2
  );
}
