import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { removePassword } from "@/lib/resources/users/remove-password";
import { userJson } from "@/lib/resources/users/serializer";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Remove a user's password",
    body: removePassword.input.pick({ sign_out_of_other_sessions: true }),
    response: userJson,
    handle: (ctx, { params, body }) => removePassword(ctx, { ...body, user_id: params.user_id ?? "" }),
  }),
});
