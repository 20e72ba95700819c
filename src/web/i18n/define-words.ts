import i18next from "i18next";
import { useTranslation } from "react-i18next";
import type { Language } from "./language.ts";

type Dictionary = Readonly<Record<string, string>>;

/** The same keys in another language: one that is missing or too many does not compile. */
export type SameWords<English extends Dictionary> = Readonly<Record<keyof English, string>>;

/** `count_one` and `count_other` are asked for as `count`. */
type AskedKey<Key> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;

type Values = Readonly<Record<string, string | number>>;
export type Translate<Key> = (key: Key, values?: Values) => string;

export interface Words<Key extends string> {
  readonly namespace: string;
  /** Never there; carries the type. */
  readonly key?: Key;
}

/**
 * Makes the texts of a noun known under its name, in both languages. Texts are ICU-free: `{{name}}` is filled in, and
 * a key with `_one` and `_other` is chosen by `count` (Indonesian has one form, so both say the same).
 */
export function defineWords<const English extends Dictionary>(
  namespace: string,
  texts: { readonly en: English; readonly id: SameWords<English> },
): Words<AskedKey<keyof English & string> & string> {
  const languages: readonly Language[] = ["en", "id"];
  const register = () => {
    for (const language of languages) i18next.addResourceBundle(language, namespace, texts[language]);
  };
  if (i18next.isInitialized) register();
  else i18next.on("initialized", register);
  return { namespace };
}

/** The texts of a noun in the language of the moment: `const t = useWords(words); t("title")`. */
export function useWords<Key extends string>(words: Words<Key>): Translate<Key> {
  const { t } = useTranslation(words.namespace, { bindI18n: "languageChanged" });
  return t as unknown as Translate<Key>;
}

/** The same outside of a component, as of now. */
export const wordsNow = <Key extends string>(words: Words<Key>): Translate<Key> =>
  i18next.getFixedT(null, words.namespace) as unknown as Translate<Key>;
