const USUAL_DIGITS = 6;
const ALL_DIGITS = 17;

/** Numbers for a message: six significant digits, whole numbers whole, and more digits where different values would read the same. */
export function tellApart(...values: readonly number[]): string[] {
  const different = new Set(values).size;
  for (let digits = USUAL_DIGITS; digits < ALL_DIGITS; digits++) {
    const texts = values.map((value) => roundTo(value, digits));
    if (new Set(texts).size === different) return texts;
  }
  return values.map(String);
}

/** The same for fractions as percentages. */
export function tellSharesApart(...shares: readonly number[]): string[] {
  return tellApart(...shares.map((share) => 100 * share)).map((text) => `${text} %`);
}

/** Digits before the point are never rounded away. */
function roundTo(value: number, digits: number): string {
  if (Number.isInteger(value)) return String(value);
  const whole = Math.abs(value) < 1 ? 0 : String(Math.trunc(Math.abs(value))).length;
  return String(whole >= digits ? Math.round(value) : Number(value.toPrecision(digits)));
}
