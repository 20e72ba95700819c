import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./map-words.en.ts";
import { id } from "./map-words.id.ts";

export const mapWords = defineWords("map", { en, id });
