import { ActionIcon, Group, Select, TagsInput, Text, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import {
  RULE_FIELDS,
  RULE_OPERATIONS_OF,
  type RuleField,
  type RuleOperation,
} from "../../../core/domain/rule.ts";
import { NumberField } from "../../components/number-field.tsx";
import { useWords } from "../../i18n/define-words.ts";
import type { RuleItem } from "./rule-queries.ts";
import { rulesWords } from "./rules-words.ts";
import { readList } from "./write-rule.ts";

interface ConditionRowProps {
  readonly number: number;
  readonly item: RuleItem;
  readonly onChange: (item: RuleItem) => void;
  readonly onRemove: (() => void) | undefined;
}

const FIELDS = Object.keys(RULE_FIELDS) as RuleField[];
const isNumeric = (field: RuleField) => RULE_FIELDS[field] === "number";

/** What an operation takes, empty. */
function emptyValue(field: RuleField, operation: RuleOperation): RuleItem["value"] {
  if (operation === "in" || operation === "not-in") return [];
  if (operation === "within-km") return { lon: 106.8, lat: -6.2, km: 10 };
  const empty = isNumeric(field) ? 0 : "";
  return operation === "range" ? { from: empty, to: empty } : empty;
}

/** One condition: field, comparison that its type allows, value of the kind that this takes. */
export function ConditionRow({ number, item, onChange, onRemove }: ConditionRowProps) {
  const t = useWords(rulesWords);
  const { field, operation } = item;
  const setField = (next: RuleField) => {
    const possible = RULE_OPERATIONS_OF[RULE_FIELDS[next]];
    const kept = possible.includes(operation) ? operation : possible[0];
    onChange({ field: next, operation: kept, value: emptyValue(next, kept) });
  };
  return (
    <Group gap="xs" align="flex-start" wrap="wrap">
      <Text size="sm" w={18} pt={8}>
        {number}.
      </Text>
      <Select
        aria-label={`${t("field")} ${number}`}
        w={170}
        allowDeselect={false}
        value={field}
        data={FIELDS.map((each) => ({ value: each, label: t(`field.${each}`) }))}
        onChange={(next) => setField(FIELDS.find((each) => each === next) ?? field)}
      />
      <Select
        aria-label={`${t("operation")} ${number}`}
        w={150}
        allowDeselect={false}
        value={operation}
        data={RULE_OPERATIONS_OF[RULE_FIELDS[field]].map((each) => ({ value: each, label: t(`op.${each}`) }))}
        onChange={(next) => {
          const chosen = RULE_OPERATIONS_OF[RULE_FIELDS[field]].find((each) => each === next) ?? operation;
          onChange({ field, operation: chosen, value: emptyValue(field, chosen) });
        }}
      />
      <ValueInput number={number} item={item} onChange={onChange} />
      {onRemove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          mt={4}
          aria-label={t("removeCondition", { number })}
          onClick={onRemove}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}

type Scalar = string | number;

function ValueInput({ number, item, onChange }: Omit<ConditionRowProps, "onRemove">) {
  const t = useWords(rulesWords);
  const { field, value } = item;
  const set = (next: RuleItem["value"]) => onChange({ ...item, value: next });
  const scalar = (label: string, current: Scalar, change: (next: Scalar) => void) =>
    isNumeric(field) ? (
      <NumberField
        key={label}
        aria-label={`${label} ${number}`}
        placeholder={label}
        w={150}
        thousandSeparator=" "
        value={current}
        onChange={(next) => change(Number(next))}
      />
    ) : (
      <TextInput
        key={label}
        aria-label={`${label} ${number}`}
        placeholder={label}
        w={150}
        value={String(current)}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      />
    );
  if (Array.isArray(value)) {
    return (
      <TagsInput
        aria-label={`${t("values")} ${number}`}
        placeholder={value.length === 0 ? t("values") : ""}
        w={260}
        splitChars={[",", ";", "\n"]}
        acceptValueOnBlur
        value={value.map(String)}
        onChange={(next) => {
          // pasted text comes whole
          const parts = next.flatMap(readList);
          set(isNumeric(field) ? parts.map(Number) : parts);
        }}
      />
    );
  }
  if (typeof value === "object" && "km" in value) {
    return (
      <>
        {(["lon", "lat", "km"] as const).map((part) => (
          <NumberField
            key={part}
            aria-label={`${t(part)} ${number}`}
            description={t(part)}
            inputWrapperOrder={["input", "description"]}
            w={110}
            value={value[part]}
            onChange={(next) => set({ ...value, [part]: Number(next) })}
          />
        ))}
      </>
    );
  }
  if (typeof value === "object" && "from" in value) {
    return (
      <>
        {scalar(t("from"), value.from, (from) => set({ ...value, from }))}
        {scalar(t("to"), value.to, (to) => set({ ...value, to }))}
      </>
    );
  }
  return scalar(t("value"), value as Scalar, set);
}
