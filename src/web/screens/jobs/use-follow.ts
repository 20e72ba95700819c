import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

const PAUSE_MILLISECONDS = 2000;

/** Reads the jobs again and again while some of them goes on. One list is cheaper than a stream for each. */
export function useFollow(isGoing: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isGoing) return;
    const timer = setInterval(
      () => void client.invalidateQueries({ queryKey: ["jobs"] }),
      PAUSE_MILLISECONDS,
    );
    return () => clearInterval(timer);
  }, [client, isGoing]);
}
