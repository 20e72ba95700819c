import { ownAccountArea } from "./account/routes.tsx";
import { accountsArea } from "./accounts/routes.tsx";
import { assignmentArea } from "./assignment/routes.tsx";
import { compareArea } from "./compare/routes.tsx";
import { evaluateArea } from "./evaluate/routes.tsx";
import { exportsArea } from "./exports/routes.tsx";
import { goalsArea } from "./goals/routes.tsx";
import { homeArea } from "./home/routes.tsx";
import { importsArea } from "./imports/routes.tsx";
import { jobsArea } from "./jobs/routes.tsx";
import { mapArea } from "./map/routes.tsx";
import { organisationArea } from "./organisation/routes.tsx";
import { peopleArea } from "./people/routes.tsx";
import { plansArea } from "./plans/routes.tsx";
import { repsArea } from "./reps/routes.tsx";
import { reviewArea } from "./review/routes.tsx";
import { rulesArea } from "./rules/routes.tsx";
import { territoryArea } from "./territory/routes.tsx";

/** Every folder of screens. Their order is the navigation's. */
export const areas = [
  homeArea,
  accountsArea,
  plansArea,
  mapArea,
  evaluateArea,
  goalsArea,
  importsArea,
  exportsArea,
  peopleArea,
  jobsArea,
  organisationArea,
  ownAccountArea,
  repsArea,
] as const;

/** Their routes one after the other: only as one tuple do links and parameters keep the type of each. */
export const screens = [
  ...homeArea.routes,
  ...accountsArea.routes,
  ...plansArea.routes,
  ...assignmentArea.routes,
  ...mapArea.routes,
  ...compareArea.routes,
  ...reviewArea.routes,
  ...territoryArea.routes,
  ...evaluateArea.routes,
  ...goalsArea.routes,
  ...importsArea.routes,
  ...exportsArea.routes,
  ...rulesArea.routes,
  ...peopleArea.routes,
  ...jobsArea.routes,
  ...organisationArea.routes,
  ...ownAccountArea.routes,
  ...repsArea.routes,
] as const;
