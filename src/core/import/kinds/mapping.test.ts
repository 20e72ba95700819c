import { describe, expect, it } from "vitest";
import { suggestMapping } from "./mapping.ts";
import { TABULAR_KINDS } from "./tabular-kinds.ts";

describe.each(["Sales Rep", "Tenaga Penjual"])("a column %s", (column) => {
  it.each(["leads", "opportunities", "sales", "costs", "activities", "goals"] as const)(
    "is who it was in %s",
    (kind) => {
      expect(suggestMapping(TABULAR_KINDS[kind], ["Code", column])).toContainEqual(
        expect.objectContaining({ field: "rep", column }),
      );
    },
  );
});
