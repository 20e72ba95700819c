import { Card, Group, Text, ThemeIcon, Title } from "@mantine/core";
import { IconArrowsDiff, IconQuestionMark } from "@tabler/icons-react";
import type { ReactNode } from "react";

interface VerdictCardProps {
  readonly differs: boolean;
  readonly title: string;
  /** Why, and what follows from it. */
  readonly lines: readonly string[];
  /** The way to what it was added up from. */
  readonly children?: ReactNode;
}

/** Whether a difference is one, before anybody reads the table as a ranking. */
export function VerdictCard({ differs, title, lines, children }: VerdictCardProps) {
  const Picture = differs ? IconArrowsDiff : IconQuestionMark;
  return (
    <Card withBorder p="md" component="section" aria-label={title}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <ThemeIcon size={32} radius="xl" variant={differs ? "light" : "default"} color="blue">
          <Picture size={18} aria-hidden />
        </ThemeIcon>
        <div>
          <Title order={2} size="h5" mb={2}>
            {title}
          </Title>
          {lines.map((line) => (
            <Text size="sm" key={line} maw={760}>
              {line}
            </Text>
          ))}
          {children}
        </div>
      </Group>
    </Card>
  );
}
