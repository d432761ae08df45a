import type { DoorPage } from "@/app/(portal)/_door/page";
import { RefusedNotice } from "@/app/(portal)/_door/refused-notice";
import type { Asked } from "@/app/(portal)/_door/redirect";
import { shownIdentifier } from "@/app/(portal)/_door/shown-identifier";
import { pathWith } from "@/app/(portal)/user/search";
import { HiddenValues } from "@/components/door/hidden-values";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Door } from "@/components/layout/door";
import { TextLink } from "@/components/ui/text-link";
import { signInByTicket } from "./actions";

type Props = DoorPage & { ticket: string; kind: "sign_in" | "impersonation"; account: string; asked: Asked };

/** A link that signs somebody in: it says as whom, and waits for the press of the button. */
export function TicketStep({ frame, t, ticket, kind, account, asked }: Props) {
  const redirect_url = asked.value ?? undefined;
  const application = frame.application.name;
  return (
    <Door
      frame={frame}
      heading={kind === "sign_in" ? t("sign_in.heading", { application }) : t("ticket.impersonation_heading")}
      intro={<p className="wrap-anywhere">{t(`ticket.${kind}`, { account: shownIdentifier(account) })}</p>}
      footer={
        <p>
          <TextLink href={pathWith("/sign-in", { redirect_url })}>{t("ticket.otherwise")}</TextLink>
        </p>
      }
    >
      {asked.refused ? <RefusedNotice t={t} /> : null}
      <Form action={signInByTicket}>
        <FormErrors />
        <HiddenValues values={{ ticket, redirect_url }} />
        <SubmitButton autoFocus>{t("ticket.submit")}</SubmitButton>
      </Form>
    </Door>
  );
}
