const NAME = "PageMissing";

/**
 * A screen's file that cannot be fetched is called so. The router would load the whole page anew by itself, and where the
 * server is not there nothing of ours would stand any more.
 */
export function namePagesMissing(): void {
  window.addEventListener("vite:preloadError", ({ payload }) => {
    payload.message = `${NAME}: ${payload.message}`;
    payload.name = NAME;
  });
}

export const isPageMissing = (error: unknown): error is Error =>
  error instanceof Error && error.name === NAME;

/** Loads the page anew where the server answers: a newer one has other files, an older one is back. */
export async function reloadIfThere(): Promise<void> {
  const answer = await fetch("/", { method: "HEAD", cache: "no-store" }).catch(() => null);
  if (answer?.ok) location.reload();
}
