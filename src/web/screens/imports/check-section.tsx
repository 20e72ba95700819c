import { SegmentedControl, Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { LoadingLines } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { type Import, type ImportRow, importMissingQuery, importRowsQuery } from "./import-queries.ts";
import { importWords } from "./import-words.ts";
import { MoreButton } from "./more-button.tsx";
import { ProblemTable } from "./problem-table.tsx";
import { RowTable } from "./row-table.tsx";
import { SHOWN_EFFECTS, type ShownEffect } from "./shown-effects.ts";
import { UnknownValues } from "./unknown-values.tsx";

interface CheckSectionProps {
  readonly of: Import;
  readonly isBusy: boolean;
  readonly mayEdit: boolean;
  readonly onCheck: () => void;
}

/** What the check found: problems first, then what each row does. */
export function CheckSection({ of, isBusy, mayEdit, onCheck }: CheckSectionProps) {
  const t = useWords(importWords);
  if (of.counts === null) return <Text size="sm">{t("check.none")}</Text>;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t("check.lead")}
      </Text>
      {mayEdit && of.state === "checked" && of.problemCount > 0 && (
        <UnknownValues key={of.jobId} {...{ of, isBusy, onCheck }} />
      )}
      {of.problemCount + of.warningCount > 0 && <ProblemTable of={of} />}
      <Effects of={of} counts={of.counts} />
    </Stack>
  );
}

interface EffectsProps {
  readonly of: Import;
  readonly counts: NonNullable<Import["counts"]>;
}

function Effects({ of, counts }: EffectsProps) {
  const t = useWords(importWords);
  const format = useFormat();
  const navigate = useNavigate();
  const search = useSearch({ from: "/frame/imports/$importId" });
  const some = SHOWN_EFFECTS.find((effect) => counts[effect] > 0) ?? "new";
  const effect = search.effect ?? some;
  return (
    <>
      <div style={{ overflowX: "auto" }}>
        <SegmentedControl
          aria-label={t("check")}
          value={effect}
          data={SHOWN_EFFECTS.map((each) => ({
            value: each,
            label: `${t(`effect.${each}`)} ${format.number(counts[each])}`,
          }))}
          onChange={(value) =>
            void navigate({
              to: "/imports/$importId",
              params: { importId: of.id },
              search: { effect: value as ShownEffect },
              replace: true,
              resetScroll: false,
            })
          }
        />
      </div>
      {effect === "missing" ? <Missing of={of} /> : <Rows of={of} effect={effect} />}
    </>
  );
}

function Rows({ of, effect }: { readonly of: Import; readonly effect: ImportRow["effect"] }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    importRowsQuery(of.id, effect),
  );
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingLines />;
  return (
    <>
      <RowTable kind={of.kind} rows={data.pages.flatMap(({ items }) => items)} />
      {hasNextPage && <MoreButton isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} />}
    </>
  );
}

function Missing({ of }: { readonly of: Import }) {
  const t = useWords(importWords);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    importMissingQuery(of.id),
  );
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingLines />;
  const keys = data.pages.flatMap(({ items }) => items.map(({ key }) => key));
  return (
    <>
      <Text size="sm" c="dimmed">
        {t(keys.length === 0 ? "rows.none" : "effect.missing.text")}
      </Text>
      <Text size="sm" style={{ overflowWrap: "anywhere" }}>
        {keys.join(", ")}
      </Text>
      {hasNextPage && <MoreButton isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} />}
    </>
  );
}
