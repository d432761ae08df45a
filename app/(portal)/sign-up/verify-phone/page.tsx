import type { Metadata } from "next";
import { titled } from "@/app/(portal)/_door/page";
import { signUpStep } from "../step";
import { Verify } from "../verify";

export const generateMetadata = (): Promise<Metadata> => titled(({ t }) => t("verify_phone.heading"));

export default async function VerifyPhonePage() {
  return <Verify {...await signUpStep("/sign-up/verify-phone")} page="/sign-up/verify-phone" />;
}
