import { Anchor, Group, List, Text, ThemeIcon } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconStar } from "@tabler/icons-react";
import { Section } from "../../components/section.tsx";

export interface Exception {
  readonly text: string;
  /** Something to learn from, not to mend. */
  readonly isGood?: boolean;
  /** Shows what it is about. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface ExceptionListProps {
  readonly title: string;
  readonly allWell: string;
  readonly exceptions: readonly Exception[];
}

/** What deserves a look before everything else. */
export function ExceptionList({ title, allWell, exceptions }: ExceptionListProps) {
  return (
    <Section title={title}>
      {exceptions.length === 0 ? (
        <Group gap="xs" wrap="nowrap">
          <ThemeIcon size={22} radius="xl" color="teal" variant="light">
            <IconCheck size={14} aria-hidden />
          </ThemeIcon>
          <Text size="sm">{allWell}</Text>
        </Group>
      ) : (
        <List
          spacing={6}
          size="sm"
          styles={{ itemLabel: { lineHeight: 1.45 } }}
          center
          icon={
            <ThemeIcon size={22} radius="xl" color="orange" variant="light">
              <IconAlertTriangle size={14} aria-hidden />
            </ThemeIcon>
          }
        >
          {exceptions.map(({ text, action, isGood }) => (
            <List.Item
              key={text}
              {...(isGood && {
                icon: (
                  <ThemeIcon size={22} radius="xl" color="teal" variant="light">
                    <IconStar size={14} aria-hidden />
                  </ThemeIcon>
                ),
              })}
            >
              {text}
              {action && (
                <>
                  {" "}
                  <Anchor component="button" type="button" size="sm" onClick={action.run}>
                    {action.label}
                  </Anchor>
                </>
              )}
            </List.Item>
          ))}
        </List>
      )}
    </Section>
  );
}
