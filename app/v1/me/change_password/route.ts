import { endpoint, route } from "@/lib/http/endpoint";
import { requireUser } from "@/lib/policy";
import { changePassword } from "@/lib/resources/users/change-password";
import { userJson } from "@/lib/resources/users/serializer";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Set or change the signed-in person's password",
    body: changePassword.input.omit({ user_id: true }),
    response: userJson,
    handle: (ctx, { body }) => changePassword(ctx, { ...body, user_id: requireUser(ctx).userId }),
  }),
});
