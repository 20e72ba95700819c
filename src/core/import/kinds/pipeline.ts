import { isClosedStage, OPPORTUNITY_STAGES, type OpportunityStage } from "../../domain/opportunity-stages.ts";
import { ACCOUNT_NAMES, MONEY, REP_NAMES } from "./common-fields.ts";
import type { RowReport, TabularKind, Value } from "./field.ts";

/** Interest that somebody showed. */
export const LEADS: TabularKind = {
  kind: "leads",
  fields: [
    {
      key: "code",
      type: { type: "code", maximum: 200 },
      required: true,
      names: ["code", "lead id", "mql id", "lead code", "id", "kode"],
      meaning: "the key in the system it comes from",
    },
    {
      key: "name",
      type: { type: "text", maximum: 200 },
      required: true,
      names: ["name", "lead name", "company", "company name", "title", "nama"],
      meaning: "what it is called",
    },
    {
      key: "origin",
      type: { type: "text", maximum: 200 },
      names: ["origin", "lead source", "source", "channel", "asal", "sumber"],
      meaning: "where it came from",
    },
    {
      key: "account",
      type: { type: "reference", to: "account" },
      names: ACCOUNT_NAMES,
      meaning: "whose it is, where the prospect is an account",
    },
    {
      key: "unit",
      type: { type: "reference", to: "unit" },
      names: ["unit", "unit code", "zip", "zip code", "postal code", "kode pos", "kode wilayah", "daerah"],
      meaning: "where it is, without an account",
    },
    { key: "rep", type: { type: "reference", to: "rep" }, names: REP_NAMES, meaning: "who works on it" },
    {
      key: "state",
      type: {
        type: "choice",
        values: ["open", "converted", "disqualified"],
        synonyms: {
          new: "open",
          working: "open",
          qualified: "converted",
          won: "converted",
          closed: "disqualified",
          lost: "disqualified",
          unqualified: "disqualified",
          terbuka: "open",
          baru: "open",
          "menjadi peluang": "converted",
          "tidak layak": "disqualified",
        },
      },
      names: ["state", "status", "lead status"],
      meaning: "open, converted or disqualified",
    },
    {
      key: "createdOn",
      type: { type: "date" },
      required: true,
      names: [
        "created on",
        "first contact date",
        "created",
        "created date",
        "create date",
        "date",
        "tanggal",
        "dibuat pada",
      ],
      meaning: "civil date",
    },
    {
      key: "closedOn",
      type: { type: "date" },
      names: ["closed on", "won date", "converted date", "close date", "ditutup pada"],
      meaning: "when it was converted or disqualified",
    },
  ],
  checkRow: (values, report) => {
    tellEndBeforeBegin(values, report);
    const { state = "open", closedOn = null } = values;
    if ((state !== "open") === (closedOn !== null)) return;
    const cause =
      state === "open"
        ? "an open lead has no date of its end"
        : `a lead that is ${String(state)} has the date of its end`;
    report({
      severity: "problem",
      code: "IMP-314",
      field: "closedOn",
      cause,
      fix: "make state and closedOn fit",
    });
  },
};

/** The dates may be right and one of them of another deal: told, and kept as written. */
function tellEndBeforeBegin({ createdOn, closedOn }: Record<string, Value>, report: RowReport): void {
  if (typeof createdOn !== "string" || typeof closedOn !== "string" || closedOn >= createdOn) return;
  report({
    severity: "warning",
    code: "IMP-315",
    field: "closedOn",
    value: closedOn,
    cause: `it ended on ${closedOn}, before it began on ${createdOn}`,
    fix: "correct one of the dates",
  });
}

/** Deals that are worked on. */
export const OPPORTUNITIES: TabularKind = {
  kind: "opportunities",
  fields: [
    {
      key: "code",
      type: { type: "code", maximum: 200 },
      required: true,
      names: ["code", "opportunity id", "deal id", "mql id", "id", "kode"],
      meaning: "the key in the system it comes from",
    },
    {
      key: "name",
      type: { type: "text", maximum: 200 },
      required: true,
      names: ["name", "opportunity name", "deal name", "title", "nama"],
      meaning: "what it is called",
    },
    {
      key: "account",
      type: { type: "reference", to: "account" },
      names: ACCOUNT_NAMES,
      meaning: "with whom",
    },
    {
      key: "lead",
      type: { type: "reference", to: "lead" },
      names: ["lead", "lead id", "lead code", "prospek"],
      meaning: "what it came of",
    },
    {
      key: "product",
      type: { type: "reference", to: "product" },
      names: ["product", "product code", "product id", "produk"],
      meaning: "about what",
    },
    { key: "rep", type: { type: "reference", to: "rep" }, names: REP_NAMES, meaning: "who works on it" },
    {
      key: "stage",
      type: {
        type: "choice",
        values: OPPORTUNITY_STAGES,
        synonyms: {
          prospecting: "qualification",
          qualified: "qualification",
          discovery: "qualification",
          engaging: "proposal",
          quote: "proposal",
          quoted: "proposal",
          "closed won": "won",
          "closed lost": "lost",
          kualifikasi: "qualification",
          penawaran: "proposal",
          negosiasi: "negotiation",
          menang: "won",
          kalah: "lost",
          "tanpa keputusan": "no-decision",
        },
      },
      required: true,
      names: ["stage", "deal stage", "stage name", "status", "tahap"],
      meaning: "where it stands",
    },
    {
      key: "amount",
      type: MONEY,
      names: ["amount", "close value", "value", "deal value", "declared monthly revenue", "nilai"],
      meaning: "in the organisation's currency",
    },
    {
      key: "probability",
      type: { type: "number", minimum: 0, maximum: 1 },
      names: ["probability", "win probability", "kemungkinan"],
      meaning: "of winning, 0 to 1",
    },
    {
      key: "createdOn",
      type: { type: "date" },
      names: [
        "created on",
        "engage date",
        "created",
        "created date",
        "create date",
        "won date",
        "tanggal",
        "dibuat pada",
      ],
      meaning: "civil date; today where it is left out",
    },
    {
      key: "expectedCloseOn",
      type: { type: "date" },
      names: ["expected close on", "expected close date", "perkiraan penutupan"],
      meaning: "civil date",
    },
    {
      key: "closedOn",
      type: { type: "date" },
      names: ["closed on", "close date", "won date", "ditutup pada"],
      meaning: "when it was won, lost or given up",
    },
  ],
  checkRow: (values, report) => {
    tellEndBeforeBegin(values, report);
    const { stage, closedOn = null } = values;
    const isClosed = isClosedStage(stage as OpportunityStage);
    if (isClosed === (closedOn !== null)) return;
    const cause = isClosed
      ? `a deal that is ${String(stage)} has the date of its end`
      : "a deal that is open has no date of its end";
    report({
      severity: "problem",
      code: "IMP-314",
      field: "closedOn",
      cause,
      fix: "make stage and closedOn fit",
    });
  },
};
