import { Badge, Button, Group, Paper, SegmentedControl, Stack, Text } from "@mantine/core";
import { IconMessageExclamation } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useMay } from "../../api/self.ts";
import { usePages } from "../../api/use-pages.ts";
import { LoadMore } from "../../components/load-more.tsx";
import { LoadingLines } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { memberNamesQuery, type Plan } from "../plans/plan-queries.ts";
import { AnswerDialog, type AnswerWish } from "./answer-dialog.tsx";
import { ChallengeDialog } from "./challenge-dialog.tsx";
import { type Challenge, challengesKey, readChallenges } from "./review-queries.ts";
import { CHALLENGE_STATES } from "./review-search.ts";
import { reviewWords } from "./review-words.ts";

const FROM = "/frame/plans/$planId/review";

/** Objections to a plan, each with its answer or the way to answer it. */
export function Challenges({ plan }: { readonly plan: Plan }) {
  const t = useWords(reviewWords);
  const search = useSearch({ from: FROM });
  const navigate = useNavigate({ from: "/plans/$planId/review" });
  const state = search.challenges;
  const mayRaise = useMay("challenges:raise") && plan.state === "in-review";
  const challenges = usePages(challengesKey(plan.id, state), readChallenges(plan.id, state));
  const [isOpen, setOpen] = useState(false);
  const [answer, setAnswer] = useState<AnswerWish | null>(null);
  const closeForm = () => {
    setOpen(false);
    void navigate({
      search: (before) => ({ ...before, object: undefined, wish: undefined, territory: undefined }),
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <Section
      title={t("challenges.title")}
      actions={
        mayRaise && (
          <Button
            size="xs"
            leftSection={<IconMessageExclamation size={14} aria-hidden />}
            onClick={() => setOpen(true)}
          >
            {t("challenges.raise")}
          </Button>
        )
      }
    >
      <Text size="sm" c="dimmed">
        {t("challenges.lead")} {plan.state !== "in-review" && t("challenges.onlyInReview")}
      </Text>
      <SegmentedControl
        size="xs"
        w="fit-content"
        aria-label={t("challenges.title")}
        value={state ?? "all"}
        onChange={(next) =>
          void navigate({
            search: (before) => ({
              ...before,
              challenges: CHALLENGE_STATES.find((each) => each === next),
            }),
            replace: true,
            resetScroll: false,
          })
        }
        data={(["all", ...CHALLENGE_STATES] as const).map((each) => ({
          value: each,
          label: t(`challenges.state.${each}`),
        }))}
      />
      {challenges.isPending && <LoadingLines count={3} />}
      {challenges.error && (
        <ProblemAlert error={challenges.error} onRetry={() => void challenges.refetch()} />
      )}
      {challenges.data && challenges.rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {t(state === undefined ? "challenges.empty" : "challenges.emptyState")}
        </Text>
      )}
      {challenges.rows.map((challenge) => (
        <ChallengeCard key={challenge.id} plan={plan} challenge={challenge} onAnswer={setAnswer} />
      ))}
      <LoadMore pages={challenges} />
      <ChallengeDialog
        plan={plan}
        isOpen={mayRaise && (isOpen || search.object !== undefined)}
        object={search.object}
        wish={search.wish}
        territory={search.territory}
        onClose={closeForm}
      />
      <AnswerDialog plan={plan} wish={answer} onClose={() => setAnswer(null)} />
    </Section>
  );
}

const LOOKS = { open: "orange", accepted: "green", rejected: "gray" } as const;

interface ChallengeCardProps {
  readonly plan: Plan;
  readonly challenge: Challenge;
  readonly onAnswer: (wish: AnswerWish) => void;
}

function ChallengeCard({ plan, challenge, onAnswer }: ChallengeCardProps) {
  const t = useWords(reviewWords);
  const format = useFormat();
  const mayAnswer = useMay("challenges:answer") && challenge.state === "open" && plan.state === "in-review";
  const { data: names } = useQuery(memberNamesQuery);
  const nameOf = (id: string | null) => (id && names?.get(id)) || t("comments.someone");
  const { wish, object, state, answer, territoryCode: territory } = challenge;
  const what = {
    object: `${t(`challenges.${object.kind}`)} ${object.code ?? t("challenges.hidden")}`,
    territory,
  };
  return (
    <Paper withBorder p="sm" component="article">
      <Stack gap={6}>
        <Group gap="xs">
          <Badge
            variant="light"
            color={LOOKS[state]}
            tt="none"
            styles={{ label: { color: "var(--mantine-color-text)" } }}
          >
            {t(`challenges.state.${state}`)}
          </Badge>
          <Text size="sm" fw={600}>
            {t(wish === "add" ? "challenges.addTells" : "challenges.removeTells", what)}
          </Text>
        </Group>
        <Text size="sm">“{challenge.reason}”</Text>
        <Text size="xs" c="dimmed">
          {t("challenges.by", { name: nameOf(challenge.raisedBy), date: format.instant(challenge.raisedAt) })}
        </Text>
        {answer !== null && challenge.answeredAt !== null && (
          <Paper withBorder p="xs" ml="md">
            <Text size="sm">“{answer}”</Text>
            <Text size="xs" c="dimmed">
              {t("challenges.answered", {
                name: nameOf(challenge.answeredBy),
                date: format.instant(challenge.answeredAt),
              })}
            </Text>
          </Paper>
        )}
        {mayAnswer && (
          <Group gap="xs">
            <Button size="xs" onClick={() => onAnswer({ challenge, decision: "accept" })}>
              {t("challenges.accept")}
            </Button>
            <Button size="xs" variant="default" onClick={() => onAnswer({ challenge, decision: "reject" })}>
              {t("challenges.reject")}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
