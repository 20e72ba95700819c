import { useProblemWords } from "../i18n/use-problem-words.ts";

interface ApiSentenceProps {
  /** As the API says it, in English. */
  readonly text: string;
  /** A full stop, where another sentence follows. */
  readonly end?: string;
}

/** What a person wrote as it is, and what the API says where nobody wrote anything in the reader's language. */
export function Reason({ text }: { readonly text: string }) {
  const said = useProblemWords()(text);
  return said.lang === "id" ? said.text : text;
}

/** One sentence of the API, in the reader's language where it is translated. */
export function ApiSentence({ text, end = "" }: ApiSentenceProps) {
  const said = useProblemWords()(text);
  return <span lang={said.lang}>{/[.?!…]$/.test(said.text) ? said.text : said.text + end}</span>;
}
