import { Button, Code, CopyButton, Group, Stack, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { commonWords } from "../i18n/common-words.ts";
import { useWords } from "../i18n/define-words.ts";

interface Secret {
  readonly title: string;
  readonly text: string;
  readonly secret: string;
}

/** Shows what is shown once. */
export function showSecret({ title, ...secret }: Secret): void {
  modals.open({ title, children: <SecretNote {...secret} />, closeOnClickOutside: false });
}

function SecretNote({ text, secret }: Omit<Secret, "title">) {
  const common = useWords(commonWords);
  return (
    <Stack gap="sm">
      <Text size="sm">{text}</Text>
      <Code block style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
        {secret}
      </Code>
      <Group justify="flex-end">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button variant="light" onClick={copy}>
              {common(copied ? "copied" : "copy")}
            </Button>
          )}
        </CopyButton>
        <Button onClick={() => modals.closeAll()}>{common("done")}</Button>
      </Group>
    </Stack>
  );
}
