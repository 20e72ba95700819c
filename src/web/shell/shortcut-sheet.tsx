import { Button, Kbd, Table } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { modals } from "@mantine/modals";
import { TOUR_DONE } from "../components/tour-done.ts";
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
    <>
      <TourAgain />
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
    </>
  );
}

/** The tour stands on the first page until it was read or skipped there. */
function TourAgain() {
  const t = useWords(shellWords);
  const [, setDone] = useLocalStorage(TOUR_DONE);
  return (
    <Button component="a" href="/" size="xs" variant="light" mb="xs" onClick={() => setDone(false)}>
      {t("shortcuts.tour")}
    </Button>
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
