import type { TabularKind } from "./field.ts";

/** Visits, calls and messages. */
export const ACTIVITIES: TabularKind = {
  kind: "activities",
  fields: [
    {
      key: "code",
      type: { type: "code", maximum: 200 },
      required: true,
      names: ["code", "activity id", "visit id", "call id", "inspection id", "id", "kode"],
      meaning: "the key in the system it comes from",
    },
    {
      key: "kind",
      type: {
        type: "choice",
        values: ["visit", "call", "video", "email", "message", "event"],
        synonyms: {
          meeting: "visit",
          phone: "call",
          "phone call": "call",
          mail: "email",
          whatsapp: "message",
          sms: "message",
          kunjungan: "visit",
          telepon: "call",
          "panggilan video": "video",
          surel: "email",
          pesan: "message",
          acara: "event",
        },
      },
      required: true,
      names: ["kind", "type", "activity type", "jenis"],
      meaning: "visit, call, video, email, message or event",
    },
    {
      key: "state",
      type: {
        type: "choice",
        values: ["planned", "done", "missed", "cancelled"],
        synonyms: {
          completed: "done",
          complete: "done",
          open: "planned",
          scheduled: "planned",
          "no show": "missed",
          selesai: "done",
          direncanakan: "planned",
          terlewat: "missed",
          batal: "cancelled",
          dibatalkan: "cancelled",
        },
      },
      required: true,
      names: ["state", "status", "activity status"],
      meaning: "planned, done, missed or cancelled",
    },
    {
      key: "direction",
      type: {
        type: "choice",
        values: ["outbound", "inbound"],
        synonyms: { out: "outbound", in: "inbound", keluar: "outbound", masuk: "inbound" },
      },
      names: ["direction", "arah"],
      meaning: "who began it",
    },
    {
      key: "rep",
      type: { type: "reference", to: "rep" },
      required: true,
      names: [
        "rep",
        "rep code",
        "rep id",
        "sales agent",
        "owner",
        "inspector",
        "kode sales",
        "sales rep",
        "tenaga penjual",
        "kode tenaga penjual",
      ],
      meaning: "who did it",
    },
    {
      key: "account",
      type: { type: "reference", to: "account" },
      names: ["account", "account code", "account id", "customer id", "kode pelanggan", "akun", "kode akun"],
      meaning: "with whom",
    },
    {
      key: "lead",
      type: { type: "reference", to: "lead" },
      names: ["lead", "lead id", "lead code", "prospek"],
      meaning: "about which lead",
    },
    {
      key: "opportunity",
      type: { type: "reference", to: "opportunity" },
      names: ["opportunity", "opportunity id", "deal id", "peluang"],
      meaning: "about which deal",
    },
    {
      key: "day",
      type: { type: "date" },
      required: true,
      names: ["day", "date", "visit date", "activity date", "start", "tanggal", "hari"],
      meaning: "civil date it was done on, else planned for",
    },
    {
      key: "plannedOn",
      type: { type: "date" },
      names: ["planned on", "planned date", "due date", "direncanakan pada"],
      meaning: "civil date it was planned for",
    },
    {
      key: "durationMinutes",
      type: { type: "number", minimum: 0, maximum: 100_000, whole: true },
      names: ["duration minutes", "duration", "minutes", "durasi", "menit"],
      meaning: "minutes",
    },
    {
      key: "outcome",
      type: {
        type: "choice",
        values: ["order", "interest", "no-interest", "not-reached"],
        synonyms: {
          ordered: "order",
          sale: "order",
          interested: "interest",
          "not interested": "no-interest",
          "no answer": "not-reached",
          pesanan: "order",
          berminat: "interest",
          "tidak berminat": "no-interest",
          "tidak tercapai": "not-reached",
        },
      },
      names: ["outcome", "result", "hasil"],
      meaning: "what came of it",
    },
    {
      key: "note",
      type: { type: "text", maximum: 5000 },
      names: ["note", "notes", "comment", "comments", "catatan"],
      meaning: "free text",
    },
  ],
  checkRow: (values, report) => {
    if (["account", "lead", "opportunity"].some((key) => typeof values[key] === "string")) return;
    const cause = "it is with nobody: no account, lead or opportunity is named";
    report({ severity: "warning", code: "IMP-324", field: "account", cause, fix: "name one of them" });
  },
};
