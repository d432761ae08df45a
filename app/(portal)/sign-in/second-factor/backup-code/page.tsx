import type { Metadata } from "next";
import { titled } from "@/app/(portal)/_door/page";
import { Input } from "@/components/ui/input";
import { CodeStep } from "../code-step";
import { secondFactorStep } from "../step";

export const generateMetadata = (): Promise<Metadata> => titled(({ t }) => t("second.heading"));

export default async function BackupCodePage() {
  const step = await secondFactorStep("/sign-in/second-factor/backup-code");
  return (
    <CodeStep step={step} strategy="backup_code" intro={step.t("second.backup_code")} label={step.t("fields.backup_code")}>
      <Input dir="ltr" autoComplete="off" autoCapitalize="none" autoCorrect="off" spellCheck={false} autoFocus required enterKeyHint="done" />
    </CodeStep>
  );
}
