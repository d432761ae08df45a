import { z } from "zod";
import { checkProxy, proxyHealthJson } from "@/lib/environment/proxy-health";
import { endpoint, route } from "@/lib/http/endpoint";

export const { GET, OPTIONS } = route({
  GET: endpoint({
    audience: "frontend",
    envelope: "bare",
    lookup: "unread",
    summary: "Whether an app's proxy in front of this API is set up",
    query: z.strictObject({ domain_id: z.string().max(256).optional() }),
    response: proxyHealthJson,
    handle: (ctx, { request }) => checkProxy(ctx, { proxy_url: request.headers.get("clerk-proxy-url"), secret_key: request.headers.get("clerk-secret-key") }),
  }),
});
