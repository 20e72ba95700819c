import { Accordion, Button, Drawer, Group, Stack, Text } from "@mantine/core";
import { CandidateItem, UnknownParts } from "../../components/candidate-item.tsx";
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
      <UnknownParts parts={unknownParts} />
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
    <CandidateItem id={repId} name={repName} rank={rank} isMarked={isChosen} score={score} parts={parts}>
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
    </CandidateItem>
  );
}
