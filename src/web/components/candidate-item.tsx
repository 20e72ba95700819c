import { Accordion, Badge, Group, Progress, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../i18n/define-words.ts";
import { useFormat } from "../i18n/use-format.ts";
import type { en } from "./candidate-words.en.ts";
import { candidateWords } from "./candidate-words.ts";

type PartKey = Extract<keyof typeof en, `part.${string}`>;
/** The API types some of them as text. */
const partKey = (part: string) => `part.${part}` as PartKey;

interface ScorePart {
  readonly part: string;
  /** Null: not known of this rep. */
  readonly value: number | null;
  readonly points: number;
  readonly mostPoints: number;
}

interface CandidateItemProps {
  readonly id: string;
  readonly name: string;
  readonly rank: number;
  readonly isMarked: boolean;
  /** Points of 100. */
  readonly score: number;
  readonly parts: readonly ScorePart[];
  /** What can be done about this candidate. */
  readonly children: ReactNode;
}

/** One who could own a territory, with place and score; opened, with the parts of the score. */
export function CandidateItem({ id, name, rank, isMarked, score, parts, children }: CandidateItemProps) {
  const t = useWords(candidateWords);
  const format = useFormat();
  return (
    <Accordion.Item value={id}>
      <Accordion.Control>
        <Group justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Badge circle variant={isMarked ? "filled" : "default"}>
              {rank}
            </Badge>
            <Text fw={600}>{name}</Text>
          </Group>
          <Text size="sm">{t("score", { score: format.number(score) })}</Text>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="xs">
          {parts.map(({ part, value, points, mostPoints }) => (
            <div key={part}>
              <Group justify="space-between" gap="xs">
                <Text size="sm">{t(partKey(part))}</Text>
                <Text size="sm" c="dimmed">
                  {format.number(points)} / {format.number(mostPoints)}
                  {value === null && ` (${t("unknown")})`}
                </Text>
              </Group>
              <Progress
                value={mostPoints > 0 ? (100 * points) / mostPoints : 0}
                aria-label={t(partKey(part))}
                color={value === null ? "gray" : "sea"}
              />
            </div>
          ))}
          {children}
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
}

/** Parts of the score that nobody is told by, for they are known of nobody. */
export function UnknownParts({ parts }: { readonly parts: readonly string[] }) {
  const t = useWords(candidateWords);
  if (parts.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {t("leftOut", { parts: parts.map((part) => t(partKey(part))).join(", ") })}
    </Text>
  );
}
