import type { DoorPage } from "@/app/(portal)/_door/page";
import type { AskedTicket } from "@/app/(portal)/_door/ticket";
import { TicketNotice } from "@/app/(portal)/_door/ticket-notice";
import { Door } from "@/components/layout/door";
import { LinkButton } from "@/components/ui/link-button";

/** New accounts are not made here: says why, and where to go. */
export function Closed({ ctx, frame, t, signInHref, ticket }: DoorPage & { signInHref: string; ticket: AskedTicket | null }) {
  const reason = ctx.settings.sign_up.mode === "waitlist" ? "waitlist" : "restricted";
  return (
    <Door frame={frame} heading={t("sign_up.closed_heading")} intro={<p>{t(`sign_up.${reason}`)}</p>} focusHeading>
      <TicketNotice t={t} ticket={ticket} />
      <LinkButton wide variant="primary" href={signInHref}>
        {t("sign_up.sign_in")}
      </LinkButton>
    </Door>
  );
}
