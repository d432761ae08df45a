import { z } from "zod";
import { endpoint, route } from "@/lib/http/endpoint";
import { requireUser } from "@/lib/policy";
import { createTemplateToken } from "@/lib/resources/jwt-templates/create-token";
import { createSessionToken, tokenJson } from "@/lib/resources/sessions/create-token";

/** The services of older SDKs: `clerk` is the session token, each of the others the JWT template of that name. */
const service = z.string().pipe(z.enum(["clerk", "firebase", "hasura"]));

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    signedIn: true,
    envelope: "bare",
    summary: "A token for a service that the app integrates",
    body: z.strictObject({ service }),
    response: tokenJson,
    handle(ctx, { body, credential }) {
      const { sessionId } = requireUser(ctx);
      if (body.service === "clerk") return createSessionToken(ctx, { session_id: sessionId, client_token: credential.token });
      return createTemplateToken(ctx, { template_name: body.service });
    },
  }),
});
