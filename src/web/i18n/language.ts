import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export const LANGUAGES = ["id", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

const STORAGE_KEY = "wilayah-language";

/** What was chosen here before, else the first of the browser's languages that we speak, else English. */
function preferredLanguage(): Language {
  const wishes = [localStorage.getItem(STORAGE_KEY), ...navigator.languages];
  for (const wish of wishes) {
    const language = LANGUAGES.find((each) => wish?.toLowerCase().split("-", 1)[0] === each);
    if (language) return language;
  }
  return "en";
}

/** Texts register themselves with their screens (define-words.ts), so there is nothing to wait for. */
export function startLanguage(): void {
  i18next.use(initReactI18next).init({
    lng: preferredLanguage(),
    fallbackLng: false,
    resources: {},
    initAsync: false,
    // React escapes
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = i18next.language;
  i18next.on("languageChanged", (language) => {
    document.documentElement.lang = language;
  });
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(STORAGE_KEY, language);
  void i18next.changeLanguage(language);
}
