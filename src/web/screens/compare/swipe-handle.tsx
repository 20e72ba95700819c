import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useWords } from "../../i18n/define-words.ts";
import { compareWords } from "./compare-words.ts";
import classes from "./plan-maps.module.css";

interface SwipeHandleProps {
  /** Where the border stands, from the left. */
  readonly percent: number;
  readonly onChange: (percent: number) => void;
}

const STEP = 5;
const KEYS: Readonly<Record<string, (percent: number) => number>> = {
  ArrowLeft: (percent) => percent - STEP,
  ArrowDown: (percent) => percent - STEP,
  ArrowRight: (percent) => percent + STEP,
  ArrowUp: (percent) => percent + STEP,
  Home: () => 0,
  End: () => 100,
};

/** The border between two maps that lie over each other, to be dragged or moved with the arrow keys. */
export function SwipeHandle({ percent, onChange }: SwipeHandleProps) {
  const t = useWords(compareWords);
  const handle = useRef<HTMLDivElement>(null);
  const change = (next: number) => onChange(Math.round(Math.min(100, Math.max(0, next))));
  const drag = (event: PointerEvent) => {
    const box = handle.current?.parentElement?.getBoundingClientRect();
    if (!box || !handle.current?.hasPointerCapture(event.pointerId)) return;
    change(((event.clientX - box.left) / box.width) * 100);
  };
  const press = (event: KeyboardEvent) => {
    const move = KEYS[event.key];
    if (!move) return;
    event.preventDefault();
    change(move(percent));
  };
  return (
    <div
      ref={handle}
      className={classes.handle}
      role="slider"
      tabIndex={0}
      aria-label={t("maps.swipeHandle")}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={`${percent} %`}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
    />
  );
}
