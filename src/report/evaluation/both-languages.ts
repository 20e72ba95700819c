import type { BothLanguages, Note, ViewCell, ViewUnit } from "../../core/evaluate/view/evaluation-view.ts";
import { viewFormat } from "../../core/evaluate/view/format-view.ts";
import { escapeHtml } from "../escape-html.ts";

const FORMATS = { id: viewFormat("id"), en: viewFormat("en") };

/** A text that stands in the page in both languages, of which the style shows one; once where they are alike. */
export function inBoth({ id, en }: BothLanguages): string {
  if (id === en) return escapeHtml(id);
  return `<span class="id" lang="id">${escapeHtml(id)}</span><span class="en" lang="en">${escapeHtml(en)}</span>`;
}

export const cellInBoth = (value: ViewCell, unit: ViewUnit): BothLanguages => ({
  id: FORMATS.id.cell(value, unit),
  en: FORMATS.en.cell(value, unit),
});

const SHORT = { notation: "compact", maximumFractionDigits: 3 } as const;
const SHORT_FORMATS = {
  id: new Intl.NumberFormat("id", SHORT),
  en: new Intl.NumberFormat("en", SHORT),
};
/** Longer numbers have no room beside an axis. */
const LONGEST = 1_000_000;

/** The value of a tick of an axis: 5.5 milliard as 5,5 M in Indonesian and 5.5B in English. */
export const tickInBoth = (value: number, unit: ViewUnit): BothLanguages =>
  unit !== "share" && Math.abs(value) >= LONGEST
    ? { id: SHORT_FORMATS.id.format(value), en: SHORT_FORMATS.en.format(value) }
    : cellInBoth(value, unit);

export const noteInBoth = (note: Note): BothLanguages => ({
  id: FORMATS.id.note(note),
  en: FORMATS.en.note(note),
});
