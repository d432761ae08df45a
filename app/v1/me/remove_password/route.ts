import { endpoint, route } from "@/lib/http/endpoint";
import { requireUser } from "@/lib/policy";
import { removePassword } from "@/lib/resources/users/remove-password";
import { userJson } from "@/lib/resources/users/serializer";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Remove the signed-in person's password",
    body: removePassword.input.pick({ current_password: true }),
    response: userJson,
    handle: (ctx, { body }) => removePassword(ctx, { ...body, user_id: requireUser(ctx).userId }),
  }),
});
