/**
 * What the API says in English → the same in Indonesian. `{name}` stands for what was filled in and is carried over,
 * `{*name}` for what is a part of these too (a word, a list, a sentence within the sentence), `(unit is|units are)` for
 * one of several wordings that Indonesian does not tell apart.
 */
export type Sentences = Readonly<Record<string, string>>;

interface Pattern {
  readonly regex: RegExp;
  readonly names: readonly string[];
  readonly translation: string;
  /** Characters that are not filled in: the more of them, the less it fits by chance. */
  readonly fixedCharacters: number;
}

const PART = /\{\*?(\w+)\}|\((?:[^()|]*\|)+[^()|]*\)/g;

/** Gives a sentence's translation, or null where there is none: then it is shown as the API says it. */
export type TranslateSentence = (english: string) => string | null;

/** `fragments` are looked up only for what stands at a `{*name}`. O(sentences) for one of them. */
export function createTranslator(sentences: Sentences, fragments: Sentences): TranslateSentence {
  const ofSentences = compile(sentences);
  const ofFragments = compile({ ...sentences, ...fragments });
  const fill = ({ regex, names, translation }: Pattern, english: string): string | null => {
    const found = regex.exec(english);
    if (found === null) return null;
    const values = new Map(names.map((name, index) => [name, found[index + 1]]));
    return translation.replace(/\{(\*?)(\w+)\}/g, (_, star: string, name: string) => {
      const value = values.get(name) ?? "";
      return star === "" ? value : (translate(ofFragments, value) ?? value);
    });
  };
  const translate = (patterns: readonly Pattern[], english: string): string | null => {
    for (const pattern of patterns) {
      const translated = fill(pattern, english);
      if (translated !== null) return translated;
    }
    return null;
  };
  return (english) => translate(ofSentences, english);
}

/** The patterns of sentences, those that say the most themselves first. */
function compile(sentences: Sentences): readonly Pattern[] {
  return Object.entries(sentences)
    .map(([english, translation]) => patternOf(english, translation))
    .sort((a, b) => b.fixedCharacters - a.fixedCharacters);
}

function patternOf(english: string, translation: string): Pattern {
  const names: string[] = [];
  let source = "";
  let end = 0;
  for (const { 0: part, 1: name, index } of english.matchAll(PART)) {
    source += literal(english.slice(end, index));
    if (name === undefined) source += `(?:${part.slice(1, -1).split("|").map(literal).join("|")})`;
    else {
      source += "(.*?)";
      names.push(name);
    }
    end = index + part.length;
  }
  source += literal(english.slice(end));
  const fixedCharacters = english.replaceAll(PART, "").length;
  return { regex: new RegExp(`^${source}$`, "su"), names, translation, fixedCharacters };
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
