import type { ServiceLevel } from "../../../core/evaluate/territories/service-levels.ts";
import type { EvaluationView, Word } from "../../../core/evaluate/view/evaluation-view.ts";
import type { ServiceReport } from "../evaluate-service.ts";
import { viewColumn } from "./view-column.ts";

const SERVICE: Readonly<Record<ServiceLevel["service"], Word>> = {
  "under-served": { key: "under-served", id: "kurang terlayani", en: "under-served" },
  "in-band": { key: "in-band", id: "sesuai", en: "in band" },
  "over-served": { key: "over-served", id: "terlayani berlebih", en: "over-served" },
  unknown: { key: "unknown", id: "tidak diketahui", en: "unknown" },
};
const ASKS: Readonly<Record<ServiceLevel["asksFor"], Word>> = {
  capacity: { key: "capacity", id: "kapasitas", en: "capacity" },
  "coaching-or-fit": { key: "coaching-or-fit", id: "pembinaan atau penawaran", en: "coaching or fit" },
  none: { key: "none", id: "–", en: "–" },
};

/** Under-served against under-performing. */
export const viewService = ({ territories }: Omit<ServiceReport, "warnings">): EvaluationView => ({
  title: { id: "Pelayanan wilayah terhadap potensi", en: "Service of territories against potential" },
  notes: [
    {
      text: {
        id: "Indeks = pangsa upaya ÷ pangsa potensi; 0,85 sampai 1,15 dianggap sesuai. Kurang terlayani meminta kapasitas, di bawah kinerja meminta pembinaan.",
        en: "Index = share of effort ÷ share of potential; 0.85 to 1.15 counts as in band. Under-served asks for capacity, under-performing for coaching.",
      },
    },
  ],
  tables: [
    {
      title: { id: "Wilayah", en: "Territories" },
      columns: [
        viewColumn("territory", "wilayah", "territory"),
        viewColumn("potential", "potensi", "potential", "money"),
        viewColumn("effort", "upaya", "effort", "number"),
        viewColumn("service_index", "indeks", "index", "number"),
        viewColumn("service", "pelayanan", "service"),
        viewColumn("sales", "penjualan", "sales", "money"),
        viewColumn("performance", "indeks kinerja", "performance", "number"),
        viewColumn("asks_for", "meminta", "asks for"),
      ],
      rows: territories.map((row) => [
        row.territory,
        row.potential,
        row.effort,
        row.index,
        SERVICE[row.service],
        row.sales,
        row.performance?.index ?? null,
        ASKS[row.asksFor],
      ]),
    },
  ],
  plots: [
    {
      title: { id: "Indeks pelayanan", en: "Service index" },
      reading: {
        id: "Pita adalah 0,85 sampai 1,15; yang ditandai berada di luarnya.",
        en: "The band is 0.85 to 1.15; those marked lie outside.",
      },
      xLabel: { id: "wilayah", en: "territory" },
      yLabel: { id: "pangsa upaya ÷ pangsa potensi", en: "share of effort ÷ share of potential" },
      yUnit: "number",
      x: territories.map(({ territory }) => territory),
      layers: [
        {
          kind: "band",
          label: { id: "sesuai", en: "in band" },
          low: territories.map(() => 0.85),
          high: territories.map(() => 1.15),
        },
        {
          kind: "bars",
          label: { id: "indeks", en: "index" },
          y: territories.map(({ index }) => index),
          flagged: territories.flatMap(({ service }, index) =>
            service === "under-served" || service === "over-served" ? [index] : [],
          ),
        },
      ],
      table: 0,
    },
  ],
});
