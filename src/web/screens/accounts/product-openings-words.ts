import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./product-openings-words.en.ts";
import { id } from "./product-openings-words.id.ts";

export const productOpeningsWords = defineWords("productOpenings", { en, id });
