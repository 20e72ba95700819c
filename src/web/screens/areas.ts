import { homeArea } from "./home/routes.tsx";

/** Every folder of screens. Their order is the navigation's. */
export const areas = [homeArea] as const;
