import { Badge } from "../ui/badge";
import type { WebhooksWords } from "./types";

export type DeliveryStatus = "queued" | "delivered" | "failed";

/** Whether an endpoint has taken a message. What is in order stays quiet, so that the rest stands out. */
export function WebhookDeliveryStatus({ t, status }: { t: WebhooksWords; status: DeliveryStatus }) {
  if (status === "delivered") return <span className="text-ink-quiet">{t("status.delivered")}</span>;
  return <Badge tone={status === "failed" ? "danger" : "neutral"}>{t(`status.${status}`)}</Badge>;
}
