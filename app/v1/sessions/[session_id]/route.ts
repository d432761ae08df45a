import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { backendSessionJson } from "@/lib/resources/sessions/backend-serializer";
import { getSessionByServer } from "@/lib/resources/sessions/get-by-server";

export const { GET } = route({
  GET: backendEndpoint({
    summary: "A session",
    response: backendSessionJson,
    handle: (ctx, { params }) => getSessionByServer(ctx, { session_id: params.session_id ?? "" }),
  }),
});
