import { z } from "zod";
import type { Search } from "@/app/(portal)/user/search";
import { param } from "@/app/(portal)/user/search";
import type { EndpointDraft } from "@/components/dashboard/webhook-endpoint-form";
import { isSecretType, WEBHOOK_EVENT_TYPES } from "@/lib/webhooks/types";

const boxes = Object.fromEntries(WEBHOOK_EVENT_TYPES.map((type) => [type, z.literal("true").optional()]));

/** What the form of an endpoint sends: a field for each event, so that each keeps what was chosen. */
export const endpointForm = z.object({ url: z.string().optional(), description: z.string().optional(), ...boxes }).transform(({ url = "", description = "", ...chosen }) => ({
  url,
  description,
  event_types: WEBHOOK_EVENT_TYPES.filter((type) => (chosen as Record<string, unknown>)[type] === "true"),
}));

/** What was typed before the person had to confirm that it is them; null where nothing was. */
export function typedDraft(search: Search): EndpointDraft | null {
  const url = param(search, "url");
  return url === undefined ? null : { url, description: param(search, "description") ?? "", eventTypes: WEBHOOK_EVENT_TYPES.filter((type) => param(search, type) === "true") };
}

/** What a new endpoint begins with: everything but what carries codes. */
export function newDraft(): EndpointDraft {
  return { url: "", description: "", eventTypes: WEBHOOK_EVENT_TYPES.filter((type) => !isSecretType(type)) };
}
