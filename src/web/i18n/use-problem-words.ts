import { useQuery } from "@tanstack/react-query";
import { useLanguage } from "./use-language.ts";

interface Said {
  readonly text: string;
  /** What it is said in: English, where nobody has translated it yet. */
  readonly lang: "id" | "en";
}

/** Says what the API says in the language of the moment. The Indonesian sentences come when they are first needed. */
export function useProblemWords(): (english: string) => Said {
  const language = useLanguage();
  const { data: translate, isLoading } = useQuery({
    queryKey: ["problem-words"],
    queryFn: async () => (await import("./problems/indonesian.ts")).sayInIndonesian,
    enabled: language === "id",
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return (english) => {
    if (language === "en") return { text: capitalised(english), lang: "en" };
    // for a moment nothing, rather than another language
    if (isLoading) return { text: "", lang: "id" };
    const translated = translate?.(english) ?? null;
    return { text: capitalised(translated ?? english), lang: translated === null ? "en" : "id" };
  };
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
