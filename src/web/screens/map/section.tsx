import { Stack, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { ReactNode, Ref } from "react";
import classes from "./studio.module.css";

interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLDivElement>;
}

/** A named part of a panel. */
export function Section({ title, children, ref }: SectionProps) {
  return (
    <Stack {...(ref && { ref, tabIndex: -1 })} gap={6} component="section" aria-label={title}>
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

/** Names and values in two columns; plain elements, for it is drawn anew with every move of a brush. */
export function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <table className={classes.lines}>
      <tbody>
        {lines.map(({ label, value }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Says what a lock kept back. */
export function tellHeld(count: number, message: string): void {
  if (count > 0) notifications.show({ color: "yellow", message });
}
