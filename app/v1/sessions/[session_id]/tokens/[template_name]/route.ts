import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { tokenJson } from "@/lib/resources/sessions/create-token";
import { createTokenByServer } from "@/lib/resources/sessions/create-token-by-server";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "A token that a JWT template describes",
    body: createTokenByServer.input.pick({ expires_in_seconds: true }),
    response: tokenJson,
    handle: (ctx, { params, body }) => createTokenByServer(ctx, { ...body, session_id: params.session_id ?? "", template_name: params.template_name ?? "" }),
  }),
});
