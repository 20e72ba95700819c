import {
  ActionIcon,
  Button,
  Drawer,
  Group,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
} from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, dataOf, ifMatch, onlyOnce } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";
import { useMay, useSelf } from "../../api/self.ts";
import { confirm } from "../../components/confirm.tsx";
import { DateField } from "../../components/date-field.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { Section } from "../../components/section.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { membersQuery } from "../people/people-queries.ts";
import type { Rep } from "../reps/rep-queries.ts";
import { RATINGS_KEY, type RatedTrait, type RepRating, ratingsQuery } from "./rating-queries.ts";
import { ratingWords } from "./rating-words.ts";

type Scales = components["schemas"]["RatingScales"]["scales"];

interface RatingsDrawerProps {
  /** Null: closed. */
  readonly rep: Rep | null;
  readonly scales: Scales;
  readonly onClose: () => void;
}

/** Who said what of a rep; and one's own score. */
export function RatingsDrawer({ rep, scales, onClose }: RatingsDrawerProps) {
  const t = useWords(ratingWords);
  const common = useWords(commonWords);
  const mayRate = useMay("ratings:edit");
  return (
    <Drawer
      opened={rep !== null}
      onClose={onClose}
      position="right"
      size="lg"
      closeButtonProps={{ "aria-label": common("close") }}
      title={
        <Text fw={600} component="span">
          {rep && t("open", { rep: rep.name })}
        </Text>
      }
    >
      {rep && (
        <Stack gap="lg">
          {mayRate && <RateForm key={rep.id} repId={rep.id} scales={scales} />}
          <Ratings repId={rep.id} scales={scales} />
        </Stack>
      )}
    </Drawer>
  );
}

interface OfRepProps {
  readonly repId: string;
  readonly scales: Scales;
}

function Ratings({ repId, scales }: OfRepProps) {
  const t = useWords(ratingWords);
  const ratings = useQuery(ratingsQuery(repId));
  return (
    <QueryView query={ratings} lines={4}>
      {(items) =>
        items.length === 0 ? (
          <Text size="sm">{t("drawer.none")}</Text>
        ) : (
          <Stack gap="sm">
            {items.map((rating) => (
              <RatingLine key={rating.id} rating={rating} scales={scales} />
            ))}
          </Stack>
        )
      }
    </QueryView>
  );
}

function RatingLine({ rating, scales }: { readonly rating: RepRating; readonly scales: Scales }) {
  const t = useWords(ratingWords);
  const format = useFormat();
  const language = useLanguage();
  const client = useQueryClient();
  const { member } = useSelf();
  const { data: members } = useQuery({ ...membersQuery, enabled: useMay("members:read") });
  const { id, trait, score, note, ratedOn, raterMemberId, importedBy, version } = rating;
  const name = scales.find((scale) => scale.trait === trait)?.[language].name ?? trait;
  const isMine = raterMemberId === member.id;
  const withdraw = useMutation({
    mutationFn: () =>
      dataOf(
        api.DELETE("/v1/rep-ratings/{ratingId}", {
          params: { path: { ratingId: id }, header: ifMatch(version) },
        }),
      ),
    onSettled: () => refresh(client),
  });
  const nameOf = (memberId: string) =>
    memberId === member.id
      ? t("me")
      : (members?.find((each) => each.id === memberId)?.name ?? t("drawer.nobody"));
  const said = { who: nameOf(raterMemberId), date: format.date(ratedOn) };
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div>
        <Text size="sm" fw={500}>
          {name}: {score}
        </Text>
        <Text size="xs" c="dimmed">
          {importedBy === null
            ? t("drawer.by", said)
            : t("drawer.imported", { ...said, importer: nameOf(importedBy) })}
        </Text>
        {note && (
          <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {note}
          </Text>
        )}
      </div>
      {isMine && (
        <ActionIcon
          variant="subtle"
          color="gray"
          loading={withdraw.isPending}
          aria-label={t("withdraw", { trait: name })}
          onClick={() =>
            confirm({
              title: t("withdraw", { trait: name }),
              text: t("withdraw.sure"),
              isGrave: true,
              onConfirm: () => withdraw.mutate(),
            })
          }
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}

const refresh = async (client: ReturnType<typeof useQueryClient>) => {
  await client.invalidateQueries({ queryKey: RATINGS_KEY });
  await client.invalidateQueries({ queryKey: ["evaluations", "reps"] });
};

const SCORES = ["1", "2", "3", "4", "5"];

/** My score of one trait, with what 1, 3 and 5 look like before my eyes. */
function RateForm({ repId, scales }: OfRepProps) {
  const t = useWords(ratingWords);
  const language = useLanguage();
  const client = useQueryClient();
  const { today } = useSelf();
  const [draft, setDraft] = useState({
    trait: scales[0].trait as RatedTrait,
    score: "3",
    note: "",
    ratedOn: today,
  });
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const anchors = scales.find(({ trait }) => trait === draft.trait)?.[language];
  const add = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST("/v1/rep-ratings", {
          params: { header: onlyOnce() },
          body: {
            ...{ repId, trait: draft.trait, score: Number(draft.score), ratedOn: draft.ratedOn },
            note: draft.note.trim() || null,
          },
        }),
      ),
    meta: { quiet: true },
    onSuccess: () => change({ note: "" }),
    onSettled: () => refresh(client),
  });
  return (
    <Section title={t("add")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <Stack gap="sm">
          <Select
            label={t("trait")}
            allowDeselect={false}
            value={draft.trait}
            data={scales.map((scale) => ({ value: scale.trait, label: scale[language].name }))}
            onChange={(trait) => change({ trait: trait as RatedTrait })}
          />
          {anchors && (
            <Text size="sm" c="dimmed" component="div">
              <div>{t("score.low", { text: anchors.low })}</div>
              <div>{t("score.middle", { text: anchors.middle })}</div>
              <div>{t("score.high", { text: anchors.high })}</div>
            </Text>
          )}
          <SegmentedControl
            aria-label={t("score")}
            value={draft.score}
            data={SCORES}
            onChange={(score) => change({ score })}
          />
          <Textarea
            label={t("note")}
            autosize
            minRows={2}
            maxLength={2000}
            value={draft.note}
            onChange={({ currentTarget }) => change({ note: currentTarget.value })}
          />
          <DateField
            label={t("on")}
            required
            w={200}
            value={draft.ratedOn}
            onChange={(ratedOn) => ratedOn && change({ ratedOn })}
          />
          {add.error && <ProblemAlert error={add.error} />}
          <Group justify="flex-end">
            <Button type="submit" loading={add.isPending}>
              {t("save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
