import { Button, Group, Select, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, dataOf, ifMatch, onlyOnce } from "../../api/client.ts";
import { Dialog } from "../../components/dialog.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { tellDone } from "../../components/tell-done.ts";
import { useWords } from "../../i18n/define-words.ts";
import { type Plan, planKey, territoriesQuery } from "../plans/plan-queries.ts";
import type { Challenge } from "./review-queries.ts";
import { reviewWords } from "./review-words.ts";

export interface AnswerWish {
  readonly challenge: Challenge;
  readonly decision: "accept" | "reject";
}

interface AnswerDialogProps {
  readonly plan: Plan;
  /** Null: closed. */
  readonly wish: AnswerWish | null;
  readonly onClose: () => void;
}

/** Grants a challenge, which edits the plan, or turns it down; with an answer either way. */
export function AnswerDialog({ plan, wish, onClose }: AnswerDialogProps) {
  const t = useWords(reviewWords);
  const title = wish
    ? t(wish.decision === "accept" ? "challenges.acceptTitle" : "challenges.rejectTitle")
    : "";
  return (
    <Dialog opened={wish !== null} onClose={onClose} title={title}>
      {wish && <AnswerForm plan={plan} wish={wish} onClose={onClose} />}
    </Dialog>
  );
}

interface Answer {
  readonly answer: string;
  /** Code of the territory that takes what leaves; null: none. */
  readonly territory: string | null;
}

function useAnswer(plan: Plan, { challenge, decision }: AnswerWish, onDone: () => void) {
  const t = useWords(reviewWords);
  const client = useQueryClient();
  const [once] = useState(onlyOnce);
  return useMutation({
    mutationFn: async ({ answer, territory }: Answer): Promise<string> => {
      const path = { planId: plan.id, challengeId: challenge.id };
      if (decision === "reject") {
        const params = { path, header: once };
        const url = "/v1/plans/{planId}/challenges/{challengeId}/reject";
        await dataOf(api.POST(url, { params, body: { answer } }));
        return t("challenges.rejected");
      }
      const params = { path, header: { ...once, ...ifMatch(plan.version) } };
      const body = { answer, ...(challenge.wish === "remove" && { territory }) };
      const accepted = await dataOf(
        api.POST("/v1/plans/{planId}/challenges/{challengeId}/accept", { params, body }),
      );
      return t("challenges.accepted", { version: accepted.planVersion });
    },
    meta: { quiet: true },
    onSuccess: (message) => {
      tellDone(message);
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: planKey(plan.id) }),
  });
}

const NO_TERRITORY = "";

function AnswerForm({ plan, wish, onClose }: AnswerDialogProps & { readonly wish: AnswerWish }) {
  const t = useWords(reviewWords);
  const { challenge, decision } = wish;
  const { data: territories = [] } = useQuery(territoriesQuery(plan.id));
  const [text, setText] = useState("");
  const [taker, setTaker] = useState<string | null>(null);
  const answer = useAnswer(plan, wish, onClose);
  const asksTaker = decision === "accept" && challenge.wish === "remove";
  const takers = territories.filter(({ code }) => code !== challenge.territoryCode);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        answer.mutate({ answer: text.trim(), territory: taker === NO_TERRITORY ? null : taker });
      }}
    >
      <Stack>
        <Text size="sm">“{challenge.reason}”</Text>
        {asksTaker && (
          <Select
            label={t("challenges.takes")}
            data={[
              ...takers.map(({ code, name }) => ({
                value: code,
                label: name === code ? code : `${code} ${name}`,
              })),
              ...(challenge.object.kind === "unit"
                ? [{ value: NO_TERRITORY, label: t("challenges.noTerritory") }]
                : []),
            ]}
            value={taker}
            onChange={setTaker}
            allowDeselect={false}
            searchable
            required
          />
        )}
        <Textarea
          label={t("challenges.answer")}
          description={t("challenges.answerTells")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autosize
          minRows={3}
          maxLength={2000}
          required
          data-autofocus
        />
        {answer.error && <ProblemAlert error={answer.error} />}
        <Group justify="flex-end">
          <Button
            type="submit"
            disabled={text.trim() === "" || (asksTaker && taker === null)}
            loading={answer.isPending}
          >
            {t(`challenges.${decision}`)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
