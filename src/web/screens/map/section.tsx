import { Stack, Table, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { ReactNode } from "react";

/** A named part of a panel. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack gap={6} component="section" aria-label={title}>
      <Title order={2} size="h5">
        {title}
      </Title>
      {children}
    </Stack>
  );
}

export interface Line {
  readonly label: string;
  readonly value: ReactNode;
}

/** Names and values in two columns. */
export function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <Table verticalSpacing={2} horizontalSpacing={0} withRowBorders={false}>
      <Table.Tbody>
        {lines.map(({ label, value }) => (
          <Table.Tr key={label}>
            <Table.Th fw={400} c="dimmed" fz="xs">
              {label}
            </Table.Th>
            <Table.Td ta="right" fz="xs" style={{ fontVariantNumeric: "tabular-nums" }}>
              {value}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Says what a lock kept back. */
export function tellHeld(count: number, message: string): void {
  if (count > 0) notifications.show({ color: "yellow", message });
}
