import { useEffect } from "react";

/** A dialog that closes gives the focus back a moment later: it comes first. */
const GIVEN_BACK_MILLISECONDS = 150;

/**
 * Where what had the focus leaves the page, as a row that is removed or a step that is taken, the focus goes to the open dialog or
 * to the page's content: who works by keyboard does not begin at the top again.
 */
export function useKeptFocus(contentId: string): void {
  useEffect(() => {
    let focused: Element | null = null;
    let timer = 0;
    const follow = ({ target }: FocusEvent) => {
      focused = target instanceof Element ? target : null;
    };
    const isLost = () => focused !== null && !focused.isConnected && document.activeElement === document.body;
    const settle = () => {
      if (!isLost()) return;
      const dialogs = document.querySelectorAll<HTMLElement>("[role=dialog]");
      const place = [...dialogs].at(-1) ?? document.getElementById(contentId);
      place?.focus({ preventScroll: true });
    };
    const watcher = new MutationObserver(() => {
      if (!isLost()) return;
      clearTimeout(timer);
      timer = window.setTimeout(settle, GIVEN_BACK_MILLISECONDS);
    });
    document.addEventListener("focusin", follow);
    watcher.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener("focusin", follow);
      watcher.disconnect();
      clearTimeout(timer);
    };
  }, [contentId]);
}
