import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { backendSessionJson } from "@/lib/resources/sessions/backend-serializer";
import { getSessionByServer } from "@/lib/resources/sessions/get-by-server";
import { revokeSession } from "@/lib/resources/sessions/revoke";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "End a session, from its next request on",
    response: backendSessionJson,
    handle: async (ctx, { params }) => {
      const { id: session_id } = await revokeSession(ctx, { session_id: params.session_id ?? "" });
      return getSessionByServer(ctx, { session_id });
    },
  }),
});
