import { Checkbox, Select, SimpleGrid, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useWords } from "../../i18n/define-words.ts";
import { layersQuery } from "../plans/plan-queries.ts";
import type { Import } from "./import-queries.ts";
import { importWords } from "./import-words.ts";

type Options = Import["options"];

interface KindOptionsProps {
  readonly of: Import;
  readonly options: Options;
  readonly isOpen: boolean;
  readonly onChange: (options: Options) => void;
}

/** What files that are no lists of records are asked for besides, by the API's names; all may be left empty. */
const TEXTS = {
  units: ["key", "name", "layer", "object", "links", "credit"],
  alignment: ["plan", "layer", "salesForce"],
} as const;

const hasTexts = (kind: string): kind is keyof typeof TEXTS => kind in TEXTS;

/** What only this kind of file asks for: how its units are called, which plan it becomes, in whose units its rows lie. */
export function KindOptions({ of, options, isOpen, onChange }: KindOptionsProps) {
  const t = useWords(importWords);
  if (!hasTexts(of.kind)) return <LayerSelect options={options} isOpen={isOpen} onChange={onChange} />;
  const more = (key: string, value: string) => {
    const { [key]: _, ...others } = options.more;
    onChange({ ...options, more: value === "" ? others : { ...others, [key]: value } });
  };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
      {TEXTS[of.kind].map((key) => (
        <TextInput
          key={key}
          label={t(`more.${key}`)}
          description={t(`more.${key}.help`)}
          inputWrapperOrder={["label", "input", "description"]}
          disabled={!isOpen}
          value={options.more[key] ?? ""}
          onChange={({ currentTarget }) => more(key, currentTarget.value)}
        />
      ))}
      {of.kind === "units" && (
        <Checkbox
          label={t("more.swapped")}
          disabled={!isOpen}
          checked={options.more.swapped === "yes"}
          onChange={({ currentTarget }) => more("swapped", currentTarget.checked ? "yes" : "")}
          mt={{ base: 0, xs: 28 }}
        />
      )}
    </SimpleGrid>
  );
}

/** In whose units the rows lie; only a question where there are several layers. */
function LayerSelect({ options, isOpen, onChange }: Omit<KindOptionsProps, "of">) {
  const t = useWords(importWords);
  const { data: layers = [] } = useQuery(layersQuery);
  if (layers.length < 2) return null;
  return (
    <Select
      label={t("more.layerId")}
      maw={340}
      disabled={!isOpen}
      allowDeselect={false}
      value={options.layerId ?? ""}
      data={[
        { value: "", label: t("more.layerId.oldest") },
        ...layers.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(layerId) => onChange({ ...options, layerId: layerId || null })}
    />
  );
}
