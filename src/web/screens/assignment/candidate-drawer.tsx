import { Accordion, Badge, Button, Drawer, Group, Progress, Stack, Text } from "@mantine/core";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { assignmentWords } from "./assignment-words.ts";
import { type Choices, chosenOf } from "./choose-owners.ts";
import type { MatchedTerritory, ScoredRep } from "./matrix-query.ts";

interface CandidateDrawerProps {
  /** Null: closed. */
  readonly match: MatchedTerritory | null;
  readonly choices: Choices;
  readonly onChoose: (territory: string, repId: string | null) => void;
  readonly onClose: () => void;
}

/** Who could own a territory, best first, each with the parts of the score; and who is ruled out, and why. */
export function CandidateDrawer({ match, choices, onChoose, onClose }: CandidateDrawerProps) {
  const t = useWords(assignmentWords);
  const common = useWords(commonWords);
  return (
    <Drawer
      opened={match !== null}
      onClose={onClose}
      position="right"
      size="lg"
      closeButtonProps={{ "aria-label": common("close") }}
      title={
        <Text fw={600} component="span">
          {match && t("drawer.title", { territory: match.territoryCode })}
        </Text>
      }
    >
      {match && <Candidates match={match} chosen={chosenOf(match, choices)} onChoose={onChoose} />}
    </Drawer>
  );
}

interface CandidatesProps extends Pick<CandidateDrawerProps, "onChoose"> {
  readonly match: MatchedTerritory;
  readonly chosen: string | null;
}

function Candidates({ match, chosen, onChoose }: CandidatesProps) {
  const t = useWords(assignmentWords);
  const { territoryCode, candidates, excluded, unknownParts } = match;
  return (
    <Stack gap="sm">
      {candidates.length === 0 && <Text size="sm">{t("drawer.none")}</Text>}
      {unknownParts.length > 0 && (
        <Text size="sm" c="dimmed">
          {t("drawer.unknown", { parts: unknownParts.map((part) => t(`part.${part}`)).join(", ") })}
        </Text>
      )}
      <Accordion variant="contained" defaultValue={chosen ?? candidates[0]?.repId ?? null}>
        {candidates.map((candidate, place) => (
          <Candidate
            key={candidate.repId}
            candidate={candidate}
            rank={place + 1}
            isChosen={candidate.repId === chosen}
            onChoose={() => onChoose(territoryCode, candidate.repId)}
          />
        ))}
      </Accordion>
      {excluded.length > 0 && (
        <Text size="sm" c="dimmed">
          {t("drawer.excluded")}:{" "}
          {excluded.map(({ repCode, reason }) => `${repCode} (${t(`reason.${reason}`)})`).join(", ")}
        </Text>
      )}
    </Stack>
  );
}

interface CandidateProps {
  readonly candidate: ScoredRep;
  readonly rank: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Candidate({ candidate, rank, isChosen, onChoose }: CandidateProps) {
  const t = useWords(assignmentWords);
  const format = useFormat();
  const { repId, repName, score, parts, transitionLoss } = candidate;
  return (
    <Accordion.Item value={repId}>
      <Accordion.Control>
        <Group justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Badge circle variant={isChosen ? "filled" : "default"}>
              {rank}
            </Badge>
            <Text fw={600}>{repName}</Text>
          </Group>
          <Text size="sm">{t("drawer.score", { score: format.number(score) })}</Text>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="xs">
          {parts.map(({ part, value, points, mostPoints }) => (
            <div key={part}>
              <Group justify="space-between" gap="xs">
                <Text size="sm">{t(`part.${part}`)}</Text>
                <Text size="sm" c="dimmed">
                  {format.number(points)} / {format.number(mostPoints)}
                  {value === null && ` (${t("part.unknown")})`}
                </Text>
              </Group>
              <Progress
                value={mostPoints > 0 ? (100 * points) / mostPoints : 0}
                aria-label={t(`part.${part}`)}
                color={value === null ? "gray" : "sea"}
              />
            </div>
          ))}
          <Group justify="space-between" mt="xs" gap="xs">
            <Text size="xs" c="dimmed">
              {t("drawer.risk", {
                low: format.shortMoney(transitionLoss.low),
                high: format.shortMoney(transitionLoss.high),
              })}
            </Text>
            <Button size="xs" disabled={isChosen} onClick={onChoose}>
              {t(isChosen ? "drawer.taken" : "drawer.take")}
            </Button>
          </Group>
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
}
