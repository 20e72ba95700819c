import { OPEN_STAGES } from "../../../core/domain/opportunity-stages.ts";
import { useWords } from "../../i18n/define-words.ts";
import { recordWords } from "../accounts/record-words.ts";
import { chanceOfAddress, sumOf } from "./forecast-figure.ts";
import { pipelineForecastWords } from "./pipeline-forecast-words.ts";

/** What a stage of an opportunity is called; one that we do not know keeps its own name. */
export function useStageName(): (stage: string) => string {
  const t = useWords(pipelineForecastWords);
  const record = useWords(recordWords);
  return (stage) => {
    const known = OPEN_STAGES.find((each) => each === stage);
    if (known !== undefined) return record(`stage.${known}`);
    return stage === "" ? t("stage.none") : stage;
  };
}

/** What a figure of the pipeline's forecast is called; null: the address names another. */
export function useForecastTitle(): (figure: string, of: string | undefined) => string | null {
  const t = useWords(pipelineForecastWords);
  const stageName = useStageName();
  return (figure, of) => {
    const sum = sumOf(figure);
    if (sum !== null) return t(sum);
    const chance = chanceOfAddress(figure, of);
    return chance && t("chance.title", { stage: stageName(chance.stage), days: chance.fromDays });
  };
}
