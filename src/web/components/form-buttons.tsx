import { Button, Group } from "@mantine/core";
import { commonWords } from "../i18n/common-words.ts";
import { useWords } from "../i18n/define-words.ts";

interface FormButtonsProps {
  /** What the form does; without it, it saves. */
  readonly label?: string;
  readonly isBusy: boolean;
  readonly isReady?: boolean;
  readonly onClose: () => void;
}

/** The end of a form in a dialog: leave it, or do what it is for. */
export function FormButtons({ label, isBusy, isReady = true, onClose }: FormButtonsProps) {
  const t = useWords(commonWords);
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose}>
        {t("cancel")}
      </Button>
      <Button type="submit" loading={isBusy} disabled={!isReady}>
        {label ?? t("save")}
      </Button>
    </Group>
  );
}
