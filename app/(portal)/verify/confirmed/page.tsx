import type { Metadata } from "next";
import { doorPage, titled } from "@/app/(portal)/_door/page";
import { param, type Search } from "@/app/(portal)/user/search";
import { Door } from "@/components/layout/door";
import { LinkButton } from "@/components/ui/link-button";

const PURPOSES = ["sign_in", "sign_up", "email_address"] as const;

export const generateMetadata = (): Promise<Metadata> => titled(({ t }) => t("confirmed.heading"));

/** The link was used in another browser than the one that asked: it goes on there. */
export default async function ConfirmedPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [{ frame, t }, search] = await Promise.all([doorPage(), searchParams]);
  const purpose = PURPOSES.find((known) => known === param(search, "purpose")) ?? "email_address";
  return (
    <Door frame={frame} heading={t("confirmed.heading")} intro={<p>{t(`confirmed.${purpose}`)}</p>} focusHeading>
      {purpose === "email_address" ? (
        <LinkButton wide href="/user">
          {t("confirmed.to_account")}
        </LinkButton>
      ) : null}
    </Door>
  );
}
