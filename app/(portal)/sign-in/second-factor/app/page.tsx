import type { Metadata } from "next";
import { titled } from "@/app/(portal)/_door/page";
import { CodeInput } from "@/components/ui/code-input";
import { CodeStep } from "../code-step";
import { secondFactorStep } from "../step";

export const generateMetadata = (): Promise<Metadata> => titled(({ t }) => t("second.heading"));

export default async function AuthenticatorAppPage() {
  const step = await secondFactorStep("/sign-in/second-factor/app");
  return (
    <CodeStep step={step} strategy="totp" intro={step.t("second.totp")} label={step.t("fields.code")}>
      <CodeInput autoFocus required />
    </CodeStep>
  );
}
