import { getClientSession, sessionInClientJson } from "@/lib/flows/client/get-session";
import { endpoint, route } from "@/lib/http/endpoint";

export const { GET, OPTIONS } = route({
  GET: endpoint({
    audience: "frontend",
    signedIn: true,
    envelope: "bare",
    summary: "A session of the asking browser",
    response: sessionInClientJson,
    handle: (ctx, { params }) => getClientSession(ctx, { session_id: params.session_id ?? "" }),
  }),
});
