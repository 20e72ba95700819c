import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, dataOf } from "../../api/client.ts";

interface AccountSelectProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string | null;
  readonly onChange: (accountId: string | null) => void;
}

const TYPING_MILLISECONDS = 300;
const MOST_SHOWN = 20;

/** An account of many, found by its name or code. */
export function AccountSelect({ label, placeholder, value, onChange }: AccountSelectProps) {
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), TYPING_MILLISECONDS);
  const { data } = useQuery({
    queryKey: ["accounts", "found", search],
    queryFn: () =>
      dataOf(
        api.GET("/v1/accounts", { params: { query: { limit: MOST_SHOWN, ...(search && { search }) } } }),
      ),
    placeholderData: (before) => before,
  });
  const [chosen, setChosen] = useState<{ readonly value: string; readonly label: string } | null>(null);
  const found = (data?.items ?? []).map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }));
  // what is chosen stays among them, whatever is typed next
  const options =
    chosen === null || found.some((each) => each.value === chosen.value) ? found : [chosen, ...found];
  return (
    <Select
      label={label}
      placeholder={placeholder}
      searchable
      clearable
      // the server has searched already
      filter={({ options: all }) => all}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value}
      data={options}
      onChange={(id) => {
        setChosen(options.find((each) => each.value === id) ?? null);
        onChange(id);
      }}
    />
  );
}
