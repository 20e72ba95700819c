import type { ExportRequest } from "../../contract/exports.ts";

/** What the audit log says of a file that was made. */
export const exportedEntry = (
  { planId, layerId, content, format }: ExportRequest,
  { rows, planVersion }: { readonly rows: number; readonly planVersion: number | null },
) =>
  planId === null
    ? {
        action: "records.exported",
        objectKind: "records",
        objectId: content,
        detail: { layerId, content, format, rows },
      }
    : {
        action: "plan.exported",
        objectKind: "plan",
        objectId: planId,
        detail: { planId, planVersion, content, format, rows },
      };
