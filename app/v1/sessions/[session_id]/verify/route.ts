import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { backendSessionJson } from "@/lib/resources/sessions/backend-serializer";
import { verifySessionByServer } from "@/lib/resources/sessions/verify-by-server";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "The session of a token, if both are good",
    body: verifySessionByServer.input.omit({ session_id: true }),
    response: backendSessionJson,
    handle: (ctx, { params, body }) => verifySessionByServer(ctx, { ...body, session_id: params.session_id ?? "" }),
  }),
});
