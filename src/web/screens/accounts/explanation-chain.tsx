import { Stack, Text, Timeline } from "@mantine/core";
import { queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import type { paths } from "../../api/schema.d.ts";
import { useWords } from "../../i18n/define-words.ts";
import { accountsWords } from "./accounts-words.ts";

type Explanation =
  paths["/v1/plans/{planId}/rules/explanation"]["get"]["responses"][200]["content"]["application/json"];

/** Why an account is where a plan has it. */
export const explanationQuery = (planId: string, accountCode: string) =>
  queryOptions({
    queryKey: ["plans", planId, "explanation", accountCode],
    queryFn: () =>
      dataOf(
        api.GET("/v1/plans/{planId}/rules/explanation", {
          params: { path: { planId }, query: { account: accountCode } },
        }),
      ),
  });

/** Every step, the strongest first, and what it said. */
export function ExplanationChain({ explanation }: { readonly explanation: Explanation }) {
  const t = useWords(accountsWords);
  const { chain, decided, territory } = explanation;
  const speaking = chain.flatMap(({ verdict, ...step }) =>
    verdict === "silent" ? [] : [{ ...step, verdict }],
  );
  const silent = chain.filter(({ verdict }) => verdict === "silent");
  const decisive = speaking.findIndex(({ verdict }) => verdict === "decides" || verdict === "tie");
  return (
    <Stack gap="xs">
      {decided !== territory && decided !== null && (
        <Text size="sm">{t("waiting", { territory: decided })}</Text>
      )}
      <Text size="sm" fw={600}>
        {t("chain")}
      </Text>
      <Timeline active={decisive} bulletSize={14} lineWidth={2}>
        {speaking.map(({ step, verdict, territory: spokenFor, matches }) => (
          <Timeline.Item
            key={step}
            title={
              <Text size="sm" fw={verdict === "decides" ? 600 : 400}>
                {t(`step.${step}`)}: {t(`verdict.${verdict}`)}
                {spokenFor !== null && ` (${spokenFor})`}
              </Text>
            }
          >
            {matches.map((match) => (
              <Text key={match.territory} size="xs" c="dimmed">
                {match.territory}: {match.rules.map(({ name }) => name).join(", ")}
              </Text>
            ))}
          </Timeline.Item>
        ))}
      </Timeline>
      {silent.length > 0 && (
        <Text size="xs" c="dimmed">
          {t("silent", { steps: silent.map(({ step }) => t(`step.${step}`)).join(", ") })}
        </Text>
      )}
    </Stack>
  );
}
