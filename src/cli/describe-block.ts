import type { NamedBlock } from "../app/design/name-block.ts";

interface Facts {
  readonly territory: string;
  readonly measure: string;
  readonly value: string;
  readonly limit: string;
  readonly units: string;
  /** The value misses a lower limit, not an upper one. */
  readonly isBelow: boolean;
}

type Sentences = Readonly<Record<NamedBlock["rule"], (facts: Facts) => string>>;

const ENGLISH: Sentences = {
  contiguity: ({ territory, units }) =>
    `${territory} would fall apart${units === "" ? "" : `: ${units} would be cut off`}`,
  band: ({ territory, measure, value, limit, isBelow }) =>
    `${territory} would hold ${value} ${measure}, ${isBelow ? "below" : "above"} its band's limit of ${limit}`,
  capacity: ({ territory, measure, value, limit, isBelow }) =>
    `${territory} would hold ${value} ${measure}, ${isBelow ? "below its minimum" : "above its maximum"} of ${limit}`,
  "unit-lock": ({ territory }) => `the unit is locked to ${territory}`,
  "territory-lock": ({ territory }) => `${territory} is locked: no unit leaves or enters`,
  "fixed-centre": ({ territory }) => `the unit is the fixed centre of ${territory}`,
  "required-pair": ({ units }) => `it must share a territory with ${units}`,
  "forbidden-pair": ({ units }) => `it must not share a territory with ${units}`,
  "moved-share": ({ value, limit }) => `the moved share would be ${value}, above its cap of ${limit}`,
  "last-unit": ({ territory }) => `${territory} would be left without units`,
};

const INDONESIAN: Sentences = {
  contiguity: ({ territory, units }) =>
    `${territory} akan terpecah${units === "" ? "" : `: ${units} akan terputus`}`,
  band: ({ territory, measure, value, limit, isBelow }) =>
    `${territory} akan memuat ${value} ${measure}, ${isBelow ? "kurang dari" : "melebihi"} batas toleransinya ${limit}`,
  capacity: ({ territory, measure, value, limit, isBelow }) =>
    `${territory} akan memuat ${value} ${measure}, ${isBelow ? "kurang dari kapasitas minimum" : "melebihi kapasitas maksimum"} ${limit}`,
  "unit-lock": ({ territory }) => `daerah ini dikunci di ${territory}`,
  "territory-lock": ({ territory }) => `${territory} dikunci: tidak ada daerah yang keluar atau masuk`,
  "fixed-centre": ({ territory }) => `daerah ini pusat tetap ${territory}`,
  "required-pair": ({ units }) => `harus satu wilayah dengan ${units}`,
  "forbidden-pair": ({ units }) => `tidak boleh satu wilayah dengan ${units}`,
  "moved-share": ({ value, limit }) => `bagian yang berpindah akan ${value}, melebihi batas ${limit}`,
  "last-unit": ({ territory }) => `${territory} akan kehabisan daerah`,
};

/** More codes than this are counted instead. */
const MOST_UNITS = 6;

/** One sentence on the rule that forbids a move, in the language of the locale. */
export function describeBlock(block: NamedBlock, locale: string): string {
  const number = new Intl.NumberFormat(locale, {
    maximumSignificantDigits: 6,
    style: block.rule === "moved-share" ? "percent" : "decimal",
  });
  const write = (value: number | null) => (value === null ? "–" : number.format(value));
  const some = block.units.slice(0, MOST_UNITS).join(", ");
  const sentences = locale.startsWith("id") ? INDONESIAN : ENGLISH;
  return sentences[block.rule]({
    territory: block.territory,
    measure: block.measure ?? "",
    value: write(block.value),
    limit: write(block.limit),
    units: block.units.length > MOST_UNITS ? `${some} … (${block.units.length})` : some,
    isBelow: (block.value ?? 0) < (block.limit ?? 0),
  });
}
