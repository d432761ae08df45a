import { z } from "zod";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { listWebhookDeliveries } from "@/lib/resources/webhook-deliveries/list";
import { DELIVERY_STATUSES, webhookDeliveryJson } from "@/lib/resources/webhook-deliveries/serializer";

export const { GET } = route({
  GET: backendEndpoint({
    summary: "What an endpoint was told, the newest first; `next` is the `before` of the page after",
    query: z.object({
      status: z.enum(DELIVERY_STATUSES).optional(),
      before: z.string().optional(),
      limit: z.number().int().optional(),
    }),
    response: z.object({ data: z.array(webhookDeliveryJson), next: z.string().nullable() }),
    handle: (ctx, { params, query }) => listWebhookDeliveries(ctx, { ...query, webhook_endpoint_id: params.webhook_endpoint_id ?? "" }),
  }),
});
