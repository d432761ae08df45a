import { z } from "zod";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { replayFailedDeliveries } from "@/lib/resources/webhook-deliveries/replay-failed";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Send everything to an endpoint again that was given up",
    body: replayFailedDeliveries.input.omit({ webhook_endpoint_id: true }),
    response: z.object({ replayed: z.number().int() }),
    handle: (ctx, { params, body }) => replayFailedDeliveries(ctx, { ...body, webhook_endpoint_id: params.webhook_endpoint_id ?? "" }),
  }),
});
