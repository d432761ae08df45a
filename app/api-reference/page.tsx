import type { Metadata } from "next";
import { requestManners } from "@/app/frame";
import { getTranslator } from "@/lib/i18n/translator";
import { ReferencePage } from "./reference-page";

// The page is the same for everybody, but for its language, its theme and the nonce of its scripts.
export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requestManners();
  return { title: getTranslator(locale, "reference")("frontend.heading") };
}

export default function FrontendApiReference() {
  return <ReferencePage audience="frontend" />;
}
