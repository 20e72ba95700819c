import type { ExportTable } from "../../core/export/export-table.ts";
import type { JobWatch } from "../jobs/job-attempt.ts";

/** Counts the rows of tables as they are written, tells of them, and ends early at the signal. */
export function countPages({ signal, onProgress }: JobWatch) {
  let rows = 0;
  const count = (added: number) => {
    rows += added;
    onProgress({ phase: "rows", done: rows });
  };
  return {
    rows: () => rows,
    count,
    /** The same of things that come one by one. */
    each: async function* <Thing>(things: AsyncIterable<Thing>) {
      for await (const thing of things) {
        count(1);
        yield thing;
        if (signal.aborted) return;
      }
    },
    table: ({ pages, ...table }: ExportTable): ExportTable => ({
      ...table,
      pages: (async function* () {
        for await (const page of pages) {
          count(page.length);
          yield page;
          if (signal.aborted) return;
        }
      })(),
    }),
  };
}
