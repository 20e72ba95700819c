import { Card, Text } from "@mantine/core";
import type { ReactNode } from "react";

interface StatProps {
  readonly name: string;
  readonly value: ReactNode;
  readonly note?: string | undefined;
}

/** One figure large, with what is to be known beside it. */
export function Stat({ name, value, note }: StatProps) {
  return (
    <Card withBorder p="md">
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <Text fz={22} fw={700} component="div" style={{ fontVariantNumeric: "tabular-nums" }}>
        {value}
      </Text>
      {note && (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      )}
    </Card>
  );
}
