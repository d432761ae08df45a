import { notFound, redirect } from "next/navigation";
import type { Identification } from "@/components/account/identification";
import { proofSentence, VerifyIdentification, type ProofStep } from "@/components/account/verify-identification";
import { LinkButton } from "@/components/ui/link-button";
import type { FormAction } from "@/lib/http/action";
import type { UserContext } from "@/lib/http/page";
import { getTranslator } from "@/lib/i18n/translator";
import type { IdentificationVerificationJson } from "@/lib/resources/verifications/identification";
import { SECOND } from "@/lib/time";
import { AccountPage } from "./account-page";
import { sendsLinksOnly } from "./email-addresses/strategy";
import { donePath } from "./done";
import type { Search } from "./search";

/** The page that proves an email address or a phone number; one that is proved already goes back to the profile. */
export async function ProofPage({
  ctx,
  search,
  item,
  verification,
  send,
  attempt,
}: {
  ctx: UserContext;
  search: Search;
  item: Identification | undefined;
  verification: IdentificationVerificationJson | null | undefined;
  send: FormAction;
  attempt: FormAction;
}) {
  if (!item) notFound();
  if (item.verified) redirect(donePath("/user", `${item.kind}_verified`));
  const t = getTranslator(ctx.request.locale, "account");
  const isEmail = item.kind === "email_address";
  const byLinkOnly = isEmail && sendsLinksOnly(ctx.settings);
  const withLink = isEmail && ctx.settings.email_address.strategies.includes("email_link");
  const step = stepOf(verification ?? null);
  const secondsLeft = Math.max(0, Math.ceil(((verification?.resend_at ?? 0) - ctx.now().getTime()) / SECOND));
  return (
    <AccountPage
      ctx={ctx}
      place="/user"
      search={search}
      heading={t(`verify.title_${item.kind}`)}
      intro={proofSentence(t, { kind: item.kind, identifier: item.identifier, step, byLinkOnly, withLink })}
    >
      <div className="max-w-sm">
        <VerifyIdentification t={t} kind={item.kind} id={item.id} step={step} byLinkOnly={byLinkOnly} secondsLeft={secondsLeft} send={send} attempt={attempt} />
        <div className="mt-4 border-t border-line pt-4">
          <LinkButton href="/user" variant="quiet" size="small" className="-ms-3">
            {t("verify.later")}
          </LinkButton>
        </div>
      </div>
    </AccountPage>
  );
}

/** An expired or used-up code leaves only the way to a new one. */
function stepOf(verification: IdentificationVerificationJson | null): ProofStep {
  if (!verification) return "unsent";
  return verification.status === "unverified" ? "sent" : "failed";
}
