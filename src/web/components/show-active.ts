/** On a phone tabs are wider than the page: the one that is open comes into sight. For a `ref`; the tabs must be positioned. */
export function showActive(tabs: HTMLElement | null): void {
  const active = tabs?.querySelector<HTMLElement>("[aria-current=page]");
  if (tabs && active) tabs.scrollLeft = active.offsetLeft - (tabs.clientWidth - active.offsetWidth) / 2;
}
