import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { verifiedJson, verifyUserPassword } from "@/lib/resources/users/verify-password";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Check a user's password",
    body: verifyUserPassword.input.pick({ password: true }),
    response: verifiedJson,
    handle: (ctx, { params, body }) => verifyUserPassword(ctx, { ...body, user_id: params.user_id ?? "" }),
  }),
});
