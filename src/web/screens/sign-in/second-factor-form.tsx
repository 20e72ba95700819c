import { Anchor, Button, PinInput, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, dataOf } from "../../api/client.ts";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { OutsidePage } from "./outside-page.tsx";
import { signInWords } from "./sign-in-words.ts";

const CODE_DIGITS = 6;

interface SecondFactorFormProps {
  readonly onDone: () => Promise<void>;
  readonly onStartOver: () => void;
}

/** Six digits of the authenticator, or one of the codes kept for the day that it is lost. */
export function SecondFactorForm({ onDone, onStartOver }: SecondFactorFormProps) {
  const t = useWords(signInWords);
  const [text, setText] = useState("");
  const [isRecovery, setRecovery] = useState(false);
  const give = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST("/v1/auth/second-factor", { body: isRecovery ? { recoveryCode: text } : { code: text } }),
      ),
    onSuccess: onDone,
    meta: { quiet: true },
  });
  const choose = (wish: boolean) => {
    setRecovery(wish);
    setText("");
  };
  return (
    <OutsidePage title={t("codeTitle")} {...(isRecovery ? {} : { lead: t("codeLead") })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          give.mutate();
        }}
      >
        <Stack gap="sm">
          {give.error && <ProblemAlert error={give.error} />}
          {isRecovery ? (
            <TextInput
              label={t("recovery")}
              value={text}
              onChange={(event) => setText(event.currentTarget.value.trim())}
              autoComplete="off"
              data-autofocus
            />
          ) : (
            <PinInput
              length={CODE_DIGITS}
              type="number"
              oneTimeCode
              autoFocus
              aria-label={t("code")}
              value={text}
              onChange={setText}
              onComplete={() => give.mutate()}
            />
          )}
          <Button
            type="submit"
            loading={give.isPending}
            disabled={isRecovery ? text === "" : text.length !== CODE_DIGITS}
          >
            {t("confirm")}
          </Button>
          <Anchor component="button" type="button" size="sm" onClick={() => choose(!isRecovery)}>
            {t(isRecovery ? "useCode" : "useRecovery")}
          </Anchor>
          <Anchor component="button" type="button" size="sm" onClick={onStartOver}>
            {t("startOver")}
          </Anchor>
        </Stack>
      </form>
    </OutsidePage>
  );
}
