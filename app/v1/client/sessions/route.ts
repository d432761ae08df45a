import { clientEndpoint, route } from "@/lib/http/endpoint";
import { endClientSessions } from "@/lib/resources/sessions/end";

export const { POST, DELETE, OPTIONS } = route({
  DELETE: clientEndpoint({ summary: "Sign everybody out of this browser", handle: (ctx) => endClientSessions(ctx, {}) }),
});
