import { Badge, Box, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../../i18n/define-words.ts";
import { homeWords } from "./home-words.ts";

const COLOURS = {
  vacancy: "orange",
  review: "blue",
  challenge: "blue",
  import: "gray",
  figure: "red",
  account: "yellow",
  territory: "grape",
} as const;

interface ExceptionProps {
  readonly kind: keyof typeof COLOURS;
  /** What it is, with the way there. */
  readonly title: ReactNode;
  readonly text: string;
}

/** One thing that needs attention, in a list of them. */
export function Exception({ kind, title, text }: ExceptionProps) {
  const t = useWords(homeWords);
  return (
    <Group component="li" justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
      <Box miw={0}>
        <Text fw={500}>{title}</Text>
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      </Box>
      <Badge variant="light" color={COLOURS[kind]} tt="none" style={{ flexShrink: 0 }}>
        {t(`kind.${kind}`)}
      </Badge>
    </Group>
  );
}
