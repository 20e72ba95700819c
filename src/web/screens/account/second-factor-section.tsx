import { Anchor, Badge, Button, Code, Group, PasswordInput, PinInput, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api, dataOf } from "../../api/client.ts";
import { useSelf } from "../../api/self.ts";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { accountWords } from "./account-words.ts";

const CODE_DIGITS = 6;

interface Begun {
  readonly uri: string;
  readonly recoveryCodes: readonly string[];
}

/** Switches the second factor on, in three steps, or off. */
export function SecondFactorSection() {
  const t = useWords(accountWords);
  const { hasSecondFactor } = useSelf();
  const [begun, setBegun] = useState<Begun | null>(null);
  const queryClient = useQueryClient();
  const toggle = useMutation({
    mutationFn: async (password: string): Promise<Begun | null> => {
      if (!hasSecondFactor) return dataOf(api.POST("/v1/self/totp", { body: { password } }));
      await dataOf(api.POST("/v1/self/totp/disable", { body: { password } }));
      return null;
    },
    onSuccess: async (answer) => {
      setBegun(answer);
      await queryClient.invalidateQueries({ queryKey: ["self"] });
    },
    meta: { quiet: true },
  });
  if (begun !== null) return <ConfirmFactor begun={begun} onDone={() => setBegun(null)} />;
  return (
    <Stack gap="sm">
      <Text size="sm">{t(hasSecondFactor ? "factorOn" : "factorOff")}</Text>
      <PasswordForm
        button={t(hasSecondFactor ? "factorStop" : "factorStart")}
        isBusy={toggle.isPending}
        onSubmit={toggle.mutate}
      />
      {toggle.error && <ProblemAlert error={toggle.error} />}
    </Stack>
  );
}

interface PasswordFormProps {
  readonly button: string;
  readonly isBusy: boolean;
  readonly onSubmit: (password: string) => void;
}

function PasswordForm({ button, isBusy, onSubmit }: PasswordFormProps) {
  const t = useWords(accountWords);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(String(new FormData(event.currentTarget).get("password")));
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        <PasswordInput
          name="password"
          label={t("ownPassword")}
          autoComplete="current-password"
          required
          style={{ flex: "1 1 180px" }}
        />
        <Button type="submit" variant="light" loading={isBusy}>
          {button}
        </Button>
      </Group>
    </form>
  );
}

/** Key, recovery codes, and the first code that proves both sides agree. */
function ConfirmFactor({ begun, onDone }: { readonly begun: Begun; readonly onDone: () => void }) {
  const t = useWords(accountWords);
  const queryClient = useQueryClient();
  const [code, setCode] = useState("");
  const confirm = useMutation({
    mutationFn: () => dataOf(api.POST("/v1/self/totp/confirm", { body: { code } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["self"] });
      notifications.show({ message: t("factorDone") });
      onDone();
    },
    meta: { quiet: true },
  });
  const secret = new URL(begun.uri).searchParams.get("secret") ?? "";
  return (
    <Stack gap="sm">
      <Text fw={600} size="sm">
        {t("step1")}
      </Text>
      <Code block style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
        {secret.replace(/(.{4})(?=.)/g, "$1 ")}
      </Code>
      <Anchor href={begun.uri} size="sm">
        {t("openApp")}
      </Anchor>
      <Text fw={600} size="sm">
        {t("step2")}
      </Text>
      <Text size="sm">{t("step2Text")}</Text>
      <Group gap={6}>
        {begun.recoveryCodes.map((each) => (
          <Badge key={each} variant="default" tt="none" radius="sm" ff="monospace">
            {each}
          </Badge>
        ))}
      </Group>
      <Text fw={600} size="sm">
        {t("step3")}
      </Text>
      <PinInput
        length={CODE_DIGITS}
        type="number"
        oneTimeCode
        aria-label={t("code")}
        value={code}
        onChange={setCode}
      />
      {confirm.error && <ProblemAlert error={confirm.error} />}
      <Button
        onClick={() => confirm.mutate()}
        disabled={code.length !== CODE_DIGITS}
        loading={confirm.isPending}
      >
        {t("confirm")}
      </Button>
    </Stack>
  );
}
