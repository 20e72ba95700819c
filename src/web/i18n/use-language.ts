import { useTranslation } from "react-i18next";
import type { Language } from "./language.ts";

/** The language of the moment; the component is drawn again when it changes. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === "id" ? "id" : "en";
}
