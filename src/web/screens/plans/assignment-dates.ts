interface Stretch {
  readonly from: string;
  readonly to: string | null;
}

/** Whether a stretch of civil dates, half open, holds this one. */
export const holdsOn = ({ from, to }: Stretch, date: string): boolean =>
  from <= date && (to === null || date < to);
