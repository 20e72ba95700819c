import type { EvaluationView, ViewUnit } from "../../../core/evaluate/view/evaluation-view.ts";
import type { KpisByScope } from "../stored/evaluate-kpis-by-scope.ts";
import { viewColumn } from "./view-column.ts";

/** What the view needs of the registry of key figures. */
export interface NamedKpi {
  readonly key: string;
  readonly unit: string;
  readonly name: { readonly id: string; readonly en: string };
}

/** Every key figure by scope: one row per scope, one column per figure. */
export function viewKpis(
  { scopes, total, by, from, until }: KpisByScope,
  registry: readonly NamedKpi[],
): EvaluationView {
  const told = registry.filter(({ key }) => total[key] !== undefined);
  const rows = [...scopes, { code: "Σ", name: null, kpis: total }];
  return {
    title: {
      id: `Angka kunci per ${by}, ${from} sampai sebelum ${until}`,
      en: `Key figures by ${by}, ${from} to before ${until}`,
    },
    notes: [],
    tables: [
      {
        title: { id: "Angka kunci", en: "Key figures" },
        columns: [
          viewColumn("code", "kode", "code"),
          viewColumn("name", "nama", "name"),
          ...told.map(({ key, unit, name }) => viewColumn(key, name.id, name.en, unitOf(unit))),
        ],
        rows: rows.map(({ code, name, kpis }) => [
          code,
          name,
          ...told.map(({ key }) => kpis[key]?.value ?? null),
        ]),
      },
    ],
    plots: [],
  };
}

const unitOf = (unit: string): ViewUnit =>
  unit === "share" || unit === "money" || unit === "count" ? unit : "number";
