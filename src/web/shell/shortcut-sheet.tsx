import { Kbd, Table } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useWords, wordsNow } from "../i18n/define-words.ts";
import { useLanguage } from "../i18n/use-language.ts";
import type { Area, Shortcut } from "./area.ts";
import { shellWords } from "./shell-words.ts";

/** Shows all keys that do something. */
export function openShortcutSheet(areas: readonly Area[]): void {
  modals.open({
    modalId: "shortcuts",
    title: wordsNow(shellWords)("shortcuts"),
    children: <ShortcutTable shortcuts={areas.flatMap(({ shortcuts = [] }) => shortcuts)} />,
  });
}

function ShortcutTable({ shortcuts }: { readonly shortcuts: readonly Shortcut[] }) {
  const t = useWords(shellWords);
  const language = useLanguage();
  const all = [
    { keys: "mod+K", label: t("shortcuts.menu") },
    { keys: "mod+J", label: t("shortcuts.scheme") },
    { keys: "?", label: t("shortcuts.sheet") },
    ...shortcuts.map(({ keys, label }) => ({ keys, label: label[language] })),
  ];
  return (
    <Table>
      <Table.Tbody>
        {all.map(({ keys, label }) => (
          <Table.Tr key={`${keys} ${label}`}>
            <Table.Td>{label}</Table.Td>
            <Table.Td ta="right">
              <KeyNames keys={keys} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function KeyNames({ keys }: { readonly keys: string }) {
  const mod = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl";
  return (
    <>
      {keys.split("+").map((key, index) => (
        <span key={key}>
          {index > 0 && " + "}
          <Kbd>{key === "mod" ? mod : key}</Kbd>
        </span>
      ))}
    </>
  );
}
