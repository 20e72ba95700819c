import type { Language } from "../words.ts";

export interface NumberFormats {
  readonly count: (value: number) => string;
  /** A measure's value: whole from 1,000 up, else up to two decimals. */
  readonly value: (value: number) => string;
  /** Short from a million up: 1.23M. */
  readonly compact: (value: number) => string;
  readonly percent: (fraction: number) => string;
  /** With its sign. */
  readonly signedPercent: (fraction: number) => string;
  readonly signedCompact: (value: number) => string;
  /** A tolerance: ±10 %. */
  readonly band: (fraction: number) => string;
  readonly index: (value: number) => string;
}

/** Numbers as the language writes them. */
export function createNumberFormats(language: Language): NumberFormats {
  const locale = language === "id" ? "id-ID" : "en";
  const make = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options);
    return (value: number) => (Number.isFinite(value) ? format.format(value) : "–");
  };
  const whole = make({ maximumFractionDigits: 0 });
  const fine = make({ maximumFractionDigits: 2 });
  const percentTwo = make({ style: "percent", maximumFractionDigits: 2 });
  const percentOne = make({ style: "percent", maximumFractionDigits: 1 });
  // below one per cent a single decimal would hide the difference
  const percent = (fraction: number) =>
    Math.abs(fraction) < 0.0995 ? percentTwo(fraction) : percentOne(fraction);
  const compact = make({ notation: "compact", maximumSignificantDigits: 4 });
  const evenPercent = make({ style: "percent", minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const short = (value: number) => {
    if (Math.abs(value) >= 1e6) return compact(value);
    return Math.abs(value) >= 1000 ? whole(value) : fine(value);
  };
  const sign = (value: number) => (value > 0 ? "+" : value < 0 ? "−" : "±");
  return {
    count: whole,
    value: (value) => (Math.abs(value) >= 1000 ? whole(value) : fine(value)),
    compact: short,
    percent,
    signedPercent: (fraction) =>
      sign(fraction) + (Math.abs(fraction) < 0.99995 ? evenPercent : percentOne)(Math.abs(fraction)),
    signedCompact: (value) => sign(value) + short(Math.abs(value)),
    band: (fraction) => `±${percentTwo(fraction)}`,
    index: make({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  };
}
