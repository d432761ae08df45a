import { resetPassword } from "@/lib/flows/sign-in/reset-password";
import { serializeSignIn, signInJson } from "@/lib/flows/sign-in/serializer";
import { endpoint, route } from "@/lib/http/endpoint";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    summary: "Set a new password, after the code for it",
    params: ["sign_in_id"],
    body: resetPassword.input.omit({ sign_in_id: true }),
    response: signInJson,
    handle: async (ctx, { params, body }) => serializeSignIn(await resetPassword(ctx, { ...body, sign_in_id: params.sign_in_id ?? "" }), ctx.settings),
  }),
});
