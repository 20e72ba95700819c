import { Button, Group, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, dataOf } from "../../api/client.ts";
import { NumberField } from "../../components/number-field.tsx";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { rulesWords } from "./rules-words.ts";

/** Asks the resolver what other systems ask it: whose an account would be. */
export function Resolver() {
  const t = useWords(rulesWords);
  const [asked, setAsked] = useState({ lon: "106.8", lat: "-6.2", unit: "", segment: "", revenue: "" });
  const resolve = useMutation({
    mutationFn: () => {
      const { lon, lat, ...texts } = asked;
      const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ""));
      const place = texts.unit === "" && lon !== "" && lat !== "" ? { lon, lat } : {};
      return dataOf(api.GET("/v1/resolve", { params: { query: { ...given, ...place } as never } }));
    },
  });
  const set = (part: Partial<typeof asked>) => setAsked({ ...asked, ...part });
  return (
    <Section title={t("resolve")} lead={t("resolve.lead")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          resolve.mutate();
        }}
      >
        <Group gap="sm" align="flex-end" mt="xs">
          {(["lon", "lat"] as const).map((part) => (
            <NumberField
              key={part}
              label={t(part)}
              w={120}
              value={asked[part]}
              onChange={(value) => set({ [part]: String(value) })}
            />
          ))}
          {(["unit", "segment"] as const).map((part) => (
            <TextInput
              key={part}
              label={t(`resolve.${part}`)}
              w={150}
              value={asked[part]}
              onChange={({ currentTarget }) => set({ [part]: currentTarget.value })}
            />
          ))}
          <NumberField
            label={t("resolve.revenue")}
            w={170}
            thousandSeparator=" "
            value={asked.revenue}
            onChange={(value) => set({ revenue: String(value) })}
          />
          <Button type="submit" variant="default" loading={resolve.isPending}>
            {t("resolve.ask")}
          </Button>
        </Group>
      </form>
      <div role="status">
        {resolve.data?.answers.length === 0 && (
          <Text size="sm" mt="sm">
            {t("resolve.none")}
          </Text>
        )}
        {resolve.data?.answers.map(({ salesForce, territory, reps, step }) => (
          <Text size="sm" mt="sm" key={salesForce}>
            <b>
              {t("resolve.answer", {
                force: salesForce,
                territory: territory === null ? t("nowhere") : `${territory.code} ${territory.name}`,
                rep: reps[0]?.name ?? t("resolve.noRep"),
              })}
            </b>{" "}
            ({t(`step.${step}`)})
          </Text>
        ))}
      </div>
    </Section>
  );
}
