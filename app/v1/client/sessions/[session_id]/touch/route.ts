import { z } from "zod";
import { getClientSession, sessionInClientJson } from "@/lib/flows/client/get-session";
import { endpoint, route } from "@/lib/http/endpoint";
import { activateSession } from "@/lib/resources/sessions/activate";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    signedIn: true,
    envelope: "bare",
    summary: "Go on as the person of this session; with the intent `focus` only say that it is in use",
    body: z.strictObject({ intent: z.enum(["focus", "select_session", "select_org"]).optional(), active_organization_id: z.string().max(64).optional() }),
    response: sessionInClientJson,
    async handle(ctx, { params, body }) {
      const session_id = params.session_id ?? "";
      if (body.intent !== "focus") await activateSession(ctx, { session_id });
      return getClientSession(ctx, { session_id });
    },
  }),
});
