import { LinkAnchor } from "../../components/links.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { Exception } from "./exception.tsx";
import { homeWords } from "./home-words.ts";
import type { useAccountSignals } from "./use-account-signals.ts";

interface AccountSignalsProps {
  readonly signals: ReturnType<typeof useAccountSignals>["signals"];
}

/** Good accounts that fell silent and accounts that lose money, each with the list of them. */
export function AccountSignals({ signals }: AccountSignalsProps) {
  const t = useWords(homeWords);
  return signals.map(({ kind, count }) => (
    <Exception
      key={kind}
      kind="account"
      title={
        <LinkAnchor to="/evaluate/accounts" search={{ only: kind }}>
          {t(`attention.${kind}`, { count })}
        </LinkAnchor>
      }
      text={t(`attention.${kind}Text`)}
    />
  ));
}
