import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { userJson } from "@/lib/resources/users/serializer";
import { unsetPasswordCompromised } from "@/lib/resources/users/set-password-compromised";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Let a user keep a password that was called compromised",
    response: userJson,
    handle: (ctx, { params }) => unsetPasswordCompromised(ctx, { user_id: params.user_id ?? "" }),
  }),
});
