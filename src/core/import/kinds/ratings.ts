import { RATED_TRAITS } from "../../domain/rated-traits.ts";
import { REP_NAMES } from "./common-fields.ts";
import type { TabularKind } from "./field.ts";

/** What together makes a rating the one it is: a rater scores a trait of a rep once a day. */
const KEY = ["rep", "raterMember", "trait", "ratedOn"] as const;

/** What observers say of reps, each in their own name. */
export const RATINGS: TabularKind = {
  kind: "ratings",
  fields: [
    {
      key: "code",
      type: { type: "code", maximum: 1000 },
      names: ["code", "rating id", "rating code", "id", "kode"],
      meaning: "the key in the system it comes from; without it rep, rater, trait and date are the key",
    },
    {
      key: "rep",
      type: { type: "reference", to: "rep" },
      required: true,
      names: REP_NAMES,
      meaning: "who is rated",
    },
    {
      key: "raterMember",
      type: { type: "reference", to: "member" },
      required: true,
      names: ["rater", "rater email", "rated by", "observer", "penilai", "email penilai"],
      meaning: "e-mail address of the member who rates, who is not the rep",
    },
    {
      key: "trait",
      type: {
        type: "choice",
        values: RATED_TRAITS,
        synonyms: {
          "passion for helping": "helping",
          "semangat membantu": "helping",
          "communication and listening": "communication",
          komunikasi: "communication",
          "komunikasi dan mendengarkan": "communication",
          "will to improve": "improvement",
          "kemauan berkembang": "improvement",
          "intuition and problem solving": "problem-solving",
          "pemecahan masalah": "problem-solving",
          "intuisi dan pemecahan masalah": "problem-solving",
        },
      },
      required: true,
      names: ["trait", "scale", "sifat", "skala", "aspek"],
      meaning: "helping, communication, improvement or problem-solving",
    },
    {
      key: "score",
      type: { type: "number", minimum: 1, maximum: 5, whole: true },
      required: true,
      names: ["score", "level", "rating", "nilai", "skor"],
      meaning: "1 to 5 on the trait's scale",
    },
    {
      key: "note",
      type: { type: "text", maximum: 2000 },
      names: ["note", "notes", "comment", "comments", "catatan"],
      meaning: "what was observed",
    },
    {
      key: "ratedOn",
      type: { type: "date" },
      required: true,
      names: ["rated on", "date", "rating date", "day", "tanggal", "hari penilaian"],
      meaning: "civil date of the rating",
    },
  ],
  checkRow: (values) => {
    values.raterMember = String(values.raterMember).toLowerCase();
    values.code ??= KEY.map((key) => String(values[key])).join(" ");
  },
};
