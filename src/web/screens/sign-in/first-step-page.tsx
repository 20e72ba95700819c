import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { selfQuery } from "../../api/self.ts";
import { LoadingLines } from "../../components/page.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { OwnPasswordForm } from "../account/own-password-form.tsx";
import { SecondFactorSection } from "../account/second-factor-section.tsx";
import { OutsidePage } from "./outside-page.tsx";
import { signInWords } from "./sign-in-words.ts";

/** What has to be done before anything else: a password of one's own, a second factor. Goes on by itself when it is. */
export function FirstStepPage() {
  const t = useWords(signInWords);
  const { data: self, isPending } = useQuery(selfQuery);
  if (isPending) return <LoadingLines />;
  if (!self) return <Navigate to="/sign-in" search={{}} />;
  if (self.mustFirst === null) return <Navigate to="/" />;
  const isPassword = self.mustFirst === "change-password";
  return (
    <OutsidePage
      title={t(isPassword ? "first.password" : "first.factor")}
      lead={t(isPassword ? "first.passwordLead" : "first.factorLead")}
    >
      {isPassword ? <OwnPasswordForm /> : <SecondFactorSection />}
    </OutsidePage>
  );
}
