import { endpoint, route } from "@/lib/http/endpoint";
import { createTemplateToken } from "@/lib/resources/jwt-templates/create-token";
import { tokenJson } from "@/lib/resources/sessions/create-token";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    signedIn: true,
    envelope: "bare",
    summary: "A token that a JWT template describes",
    response: tokenJson,
    handle: (ctx, { params }) => createTemplateToken(ctx, { template_name: params.template_name ?? "" }),
  }),
});
