import { Alert, Text } from "@mantine/core";
import { IconArrowsDiff, IconQuestionMark } from "@tabler/icons-react";

interface VerdictCardProps {
  readonly differs: boolean;
  readonly title: string;
  /** Why, and what follows from it. */
  readonly lines: readonly string[];
}

/** Whether a difference is one, before anybody reads the table as a ranking. */
export function VerdictCard({ differs, title, lines }: VerdictCardProps) {
  const Picture = differs ? IconArrowsDiff : IconQuestionMark;
  return (
    <Alert variant="light" color={differs ? "blue" : "gray"} icon={<Picture aria-hidden />} title={title}>
      {lines.map((line) => (
        <Text size="sm" key={line}>
          {line}
        </Text>
      ))}
    </Alert>
  );
}
