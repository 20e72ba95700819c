import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./look-alike-words.en.ts";
import { id } from "./look-alike-words.id.ts";

export const lookAlikeWords = defineWords("look-alikes", { en, id });

const FEATURES = ["potential", "work hours", "segment", "industry"] as const;
export const isFeature = (feature: string): feature is (typeof FEATURES)[number] =>
  FEATURES.some((each) => each === feature);
