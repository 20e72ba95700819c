import { defineWords } from "../../i18n/define-words.ts";
import { en } from "./pipeline-forecast-words.en.ts";
import { id } from "./pipeline-forecast-words.id.ts";

export const pipelineForecastWords = defineWords("pipelineForecast", { en, id });
