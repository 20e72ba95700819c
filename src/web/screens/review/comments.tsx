import { Avatar, Button, Group, Select, Stack, Text, Textarea } from "@mantine/core";
import { type InfiniteData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, dataOf } from "../../api/client.ts";
import { useMay, useSelf } from "../../api/self.ts";
import { usePages } from "../../api/use-pages.ts";
import { LoadMore } from "../../components/load-more.tsx";
import { LoadingLines } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { type Plan, territoriesQuery } from "../plans/plan-queries.ts";
import { type Comment, commentsKey, readComments } from "./review-queries.ts";
import { reviewWords } from "./review-words.ts";

/** What people say about a plan, newest first. */
export function Comments({ plan }: { readonly plan: Plan }) {
  const t = useWords(reviewWords);
  const mayAdd = useMay("comments:add");
  const comments = usePages(commentsKey(plan.id), readComments(plan.id));
  const { data: territories = [] } = useQuery(territoriesQuery(plan.id));
  const codeOf = new Map(territories.map(({ id, code }) => [id, code]));
  return (
    <Section title={t("comments.title")}>
      {mayAdd && <CommentForm plan={plan} territories={territories} />}
      {comments.isPending && <LoadingLines count={2} />}
      {comments.error && <ProblemAlert error={comments.error} onRetry={() => void comments.refetch()} />}
      {comments.data && comments.rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("comments.empty")}
        </Text>
      )}
      <Stack component="ol" gap="sm" p={0} m={0} style={{ listStyle: "none" }}>
        {comments.rows.map((comment) => (
          <CommentLine
            key={comment.id}
            comment={comment}
            territory={comment.territoryId === null ? null : (codeOf.get(comment.territoryId) ?? null)}
          />
        ))}
      </Stack>
      <LoadMore pages={comments} />
    </Section>
  );
}

function CommentLine({ comment, territory }: { comment: Comment; territory: string | null }) {
  const t = useWords(reviewWords);
  const format = useFormat();
  const name = comment.authorName ?? t("comments.someone");
  const details = [
    comment.id === SENDING ? t("comments.sending") : format.instant(comment.madeAt),
    ...(territory === null ? [] : [t("comments.leadTerritory", { territory })]),
  ];
  return (
    <Group component="li" gap="sm" wrap="nowrap" align="flex-start">
      <Avatar name={name} size={28} color="initials" aria-hidden />
      <div style={{ minWidth: 0 }}>
        <Text size="sm">
          <b>{name}</b>{" "}
          <Text span size="xs" c="dimmed">
            {details.join(" · ")}
          </Text>
        </Text>
        <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
          {comment.body}
        </Text>
      </div>
    </Group>
  );
}

/** Id of a comment that stands in the list before the server has it. */
const SENDING = "sending";

type Pages = InfiniteData<{ items: readonly Comment[]; next: string | null }, string | undefined>;

/** Shown at once; taken back with what was typed kept in the form where the server refuses it. */
function useAddComment(plan: Plan) {
  const client = useQueryClient();
  const { member } = useSelf();
  const queryKey = commentsKey(plan.id);
  return useMutation({
    mutationFn: (body: { body: string; territoryId: string | null }) =>
      dataOf(api.POST("/v1/plans/{planId}/comments", { params: { path: { planId: plan.id } }, body })),
    meta: { quiet: true },
    onMutate: async (body) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<Pages>(queryKey);
      const author = { madeBy: member.id, authorName: member.name, madeAt: new Date().toISOString() };
      const comment: Comment = { ...body, id: SENDING, planId: plan.id, ...author };
      client.setQueryData<Pages>(queryKey, (pages) => {
        if (!pages) return pages;
        const [first, ...rest] = pages.pages;
        return { ...pages, pages: [{ ...first, items: [comment, ...first.items] }, ...rest] };
      });
      return { before };
    },
    onError: (_error, _body, context) => client.setQueryData(queryKey, context?.before),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

interface CommentFormProps {
  readonly plan: Plan;
  readonly territories: readonly { readonly id: string; readonly code: string; readonly name: string }[];
}

function CommentForm({ plan, territories }: CommentFormProps) {
  const t = useWords(reviewWords);
  const [body, setBody] = useState("");
  const [territoryId, setTerritoryId] = useState<string | null>(null);
  const add = useAddComment(plan);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ body: body.trim(), territoryId }, { onSuccess: () => setBody("") });
      }}
    >
      <Stack gap="xs">
        <Textarea
          label={t("comments.write")}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={2000}
        />
        {add.error && <ProblemAlert error={add.error} />}
        <Group justify="space-between" align="flex-end" gap="xs">
          <Select
            label={t("comments.about")}
            placeholder={t("comments.whole")}
            data={territories.map(({ id, code, name }) => ({
              value: id,
              label: name === code ? code : `${code} ${name}`,
            }))}
            value={territoryId}
            onChange={setTerritoryId}
            clearable
            w={220}
          />
          <Button type="submit" disabled={body.trim() === ""} loading={add.isPending}>
            {t("comments.send")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
