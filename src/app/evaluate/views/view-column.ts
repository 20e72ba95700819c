import type { ViewColumn, ViewUnit } from "../../../core/evaluate/view/evaluation-view.ts";

/** A column of a view: its key, its head in Indonesian and in English, and what it counts in (text by default). */
export const viewColumn = (key: string, id: string, en: string, unit: ViewUnit = "text"): ViewColumn => ({
  key,
  label: { id, en },
  unit,
});
