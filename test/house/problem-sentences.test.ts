import { expect, test } from "vitest";
import { sayInIndonesian, sentences } from "../../src/web/i18n/problems/indonesian.ts";
import { createTranslator } from "../../src/web/i18n/problems/translate-sentence.ts";
import { readSources } from "./read-sources.ts";
import { FILLED, readSaidSentences } from "./said-sentences.ts";

const everySource = readSources([
  "src/app",
  "src/contract",
  "src/core",
  "src/files",
  "src/http",
  "src/store",
]);

/** Where the problems come from that a person meets in the studio. */
const SPOKEN = /^src\/(app|http|core\/(assign|design|import))\//;
/** Of these: what only the command line, programs or whoever runs the server are told. */
const NOT_SPOKEN = [
  /^src\/app\/(design|evaluate|setup|backup)\//,
  /^src\/http\/(openapi-schema|serve-report|service-routes)\.ts/,
  // lists beside a problem file, and files that are evaluated
  /^src\/core\/import\/(apply-barriers|index-rows-by-unit|join-attributes|measure-from-column|names-twice|place-accounts|select-rows|sniff-account-columns|sum-accounts-by-unit|units-from-accounts)\.ts/,
  /^src\/core\/import\/parse-(balance-spec|distance|duration|filter|percent|range|weights)\.ts/,
  /^src\/core\/import\/read-(account-list|account-sales|accounts|barriers|centres|classes-before|compared-accounts|funnel|lead-rows|links|locks|match-tables|named-rows|pairs|pipeline|purchases|quota-rows|records|rep-figures|steady-customers|unit-pairs|workload)\.ts/,
];

test("every cause and fix that a person meets in the studio is said in Indonesian too", () => {
  const spoken = [...everySource].filter(
    ([path]) => SPOKEN.test(path) && !NOT_SPOKEN.some((pattern) => pattern.test(path)),
  );
  const said = spoken.flatMap(([path, text]) => readSaidSentences(path, text));
  expect(said.length).toBeGreaterThan(500);
  expect(said.filter((sentence) => sayInIndonesian(sentence) === null)).toEqual([]);
});

test("no sentence is translated that nobody says any more", () => {
  const ofZod = /^(Invalid|Too) /;
  const said = new Set([...everySource].flatMap(([path, text]) => readSaidSentences(path, text, "any")));
  const gone = Object.entries(sentences).filter(([english, indonesian]) => {
    if (ofZod.test(english) || wordingsOf(english).some((wording) => said.has(wording))) return false;
    // what is filled in may be told by the source in so many words
    const translate = createTranslator({ [english]: indonesian }, {});
    return ![...said].some((sentence) => translate(sentence) !== null);
  });
  expect(gone.map(([english]) => english)).toEqual([]);
});

/** `{n} (unit|units)` as the source says it: `⟨…⟩ unit` and `⟨…⟩ units`. */
function wordingsOf(english: string): readonly string[] {
  const [whole, choices] = /\(((?:[^()|]*\|)+[^()|]*)\)/.exec(english) ?? [];
  if (whole === undefined) return [english.replaceAll(/\{\*?\w+\}/g, FILLED)];
  return choices.split("|").flatMap((choice) => wordingsOf(english.replace(whole, choice)));
}

test("both languages fill in the same", () => {
  const namesIn = (text: string) => [...new Set([...text.matchAll(/\{\*?(\w+)\}/g)].map(([, name]) => name))];
  for (const [english, indonesian] of Object.entries(sentences)) {
    const names = namesIn(english);
    expect(
      namesIn(indonesian).filter((name) => !names.includes(name)),
      english,
    ).toEqual([]);
  }
});
