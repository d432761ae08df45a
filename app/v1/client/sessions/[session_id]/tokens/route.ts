import { z } from "zod";
import { endpoint, route } from "@/lib/http/endpoint";
import { createSessionToken, tokenJson } from "@/lib/resources/sessions/create-token";

const text = z.string().max(8192).optional();

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    envelope: "bare",
    lookup: "unread",
    summary: "A fresh session token",
    query: z.strictObject({ debug: text, expired_token: text }),
    body: z.strictObject({ organization_id: text, tab_state: z.enum(["focused", "visible", "hidden"]).optional(), token: text, force_origin: text }),
    response: tokenJson,
    handle: (ctx, { params, credential }) => createSessionToken(ctx, { session_id: params.session_id ?? "", client_token: credential.token }),
  }),
});
