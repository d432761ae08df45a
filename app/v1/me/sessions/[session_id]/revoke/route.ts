import { endpoint, route } from "@/lib/http/endpoint";
import { fullSessionJson } from "@/lib/resources/sessions/full-serializer";
import { revokeSession } from "@/lib/resources/sessions/revoke";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Sign the signed-in person out of one session, wherever it is",
    params: ["session_id"],
    response: fullSessionJson,
    handle: (ctx, { params: { session_id = "" } }) => revokeSession(ctx, { session_id }),
  }),
});
