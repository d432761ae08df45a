import { leaveSession, leftSessionJson } from "@/lib/flows/client/leave-session";
import { endpoint, route } from "@/lib/http/endpoint";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Sign one person out of this browser, which forgets the session",
    response: leftSessionJson,
    handle: (ctx, { params }) => leaveSession(ctx, params.session_id ?? "", "removed"),
  }),
});
