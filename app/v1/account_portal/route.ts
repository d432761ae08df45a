import { accountPortalJson, getAccountPortal } from "@/lib/environment/account-portal";
import { endpoint, route } from "@/lib/http/endpoint";

export const { GET, OPTIONS } = route({
  GET: endpoint({
    audience: "frontend",
    envelope: "bare",
    lookup: "unread",
    summary: "How the hosted pages are set up",
    response: accountPortalJson,
    handle: (ctx) => getAccountPortal(ctx, {}),
  }),
});
