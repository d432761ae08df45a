import { Notice } from "@/components/ui/notice";
import type { GatehouseTranslator } from "@/lib/i18n/translator";
import type { AskedTicket } from "./ticket";

/** Says that the link that led here is good for nothing, and why. */
export function TicketNotice({ t, ticket }: { t: GatehouseTranslator<"door">; ticket: AskedTicket | null }) {
  if (!ticket?.refused) return null;
  return (
    <div className="mb-5">
      <Notice tone="caution" title={t("ticket.refused_title")} live={false}>
        {ticket.refused}
      </Notice>
    </div>
  );
}
