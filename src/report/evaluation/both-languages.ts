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

export const noteInBoth = (note: Note): BothLanguages => ({
  id: FORMATS.id.note(note),
  en: FORMATS.en.note(note),
});
