import { id as choices } from "../../screens/imports/choice-words.id.ts";
import { assembledSentences } from "./assembled-sentences.ts";
import { designFragments, designSentences } from "./design-sentences.ts";
import { evaluationSentences } from "./evaluation-sentences.ts";
import { fragmentSentences } from "./fragment-sentences.ts";
import { importSentences } from "./import-sentences.ts";
import { layerSentences } from "./layer-sentences.ts";
import { peopleSentences } from "./people-sentences.ts";
import { planSentences } from "./plan-sentences.ts";
import { reasonSentences } from "./reason-sentences.ts";
import { requestSentences } from "./request-sentences.ts";
import { createTranslator } from "./translate-sentence.ts";
import { unitFileSentences } from "./unit-file-sentences.ts";

/** As they stand in the source. */
export const sentences = {
  ...requestSentences,
  ...importSentences,
  ...layerSentences,
  ...unitFileSentences,
  ...planSentences,
  ...peopleSentences,
  ...designSentences,
  ...evaluationSentences,
  ...reasonSentences,
};

/** What fields of a file may hold, as the import centre calls it; all of these words are understood in a file too. */
const choiceFragments = Object.fromEntries(
  Object.entries(choices).map(([key, word]) => [key.split(".")[2] ?? "", word.toLowerCase()]),
);

/** An API's sentence in Indonesian, or null where nobody has translated it yet. */
export const sayInIndonesian = createTranslator(
  { ...sentences, ...assembledSentences },
  { ...choiceFragments, ...fragmentSentences, ...designFragments },
);
