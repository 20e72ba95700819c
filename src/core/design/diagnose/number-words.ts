/** A number for a message: at most `digits` decimals (2 unless told), no trailing zeros. */
export function figure(value: number, digits = 2): string {
  return String(Number(value.toFixed(digits)));
}

/** A fraction as a percentage with at most `digits` decimals. */
export function percent(fraction: number, digits = 2): string {
  return `${figure(fraction * 100, digits)} %`;
}

/** A tolerance that is surely wide enough: a percentage rounded up to one decimal. */
export function toleranceAtLeast(fraction: number): string {
  return `±${figure(Math.ceil(fraction * 1000 - 1e-9) / 10, 1)} %`;
}

/** The first names of a list and how many more there are. */
export function listed(names: readonly string[], most = 5): string {
  if (names.length <= most) return names.join(", ");
  return `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
}
