import type { SameWords } from "../../i18n/define-words.ts";
import type { en } from "./home-words.en.ts";

export const id: SameWords<typeof en> = {
  title: "Hari ini",
  hello: "Halo, {{name}}",
};
