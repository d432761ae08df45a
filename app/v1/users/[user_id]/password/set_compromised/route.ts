import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { userJson } from "@/lib/resources/users/serializer";
import { setPasswordCompromised } from "@/lib/resources/users/set-password-compromised";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Have a user replace a compromised password",
    body: setPasswordCompromised.input.omit({ user_id: true }),
    response: userJson,
    handle: (ctx, { params, body }) => setPasswordCompromised(ctx, { ...body, user_id: params.user_id ?? "" }),
  }),
});
