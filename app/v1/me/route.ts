import { endpoint, route } from "@/lib/http/endpoint";
import { requireUser } from "@/lib/policy";
import { getUser } from "@/lib/resources/users/get";
import { userJson } from "@/lib/resources/users/serializer";
import { updateUser } from "@/lib/resources/users/update";

export const { GET, POST, PATCH, OPTIONS } = route({
  GET: endpoint({
    audience: "frontend",
    summary: "The signed-in person",
    response: userJson,
    handle: (ctx) => getUser(ctx, { user_id: requireUser(ctx).userId }),
  }),
  PATCH: endpoint({
    audience: "frontend",
    summary: "Change the signed-in person's names",
    body: updateUser.input.pick({ first_name: true, last_name: true, username: true, locale: true, timezone: true, unsafe_metadata: true }),
    response: userJson,
    handle: (ctx, { body }) => updateUser(ctx, { ...body, user_id: requireUser(ctx).userId }),
  }),
});
