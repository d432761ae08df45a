import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { banUser } from "@/lib/resources/users/ban";
import { userJson } from "@/lib/resources/users/serializer";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Ban a user, and end all their sessions",
    response: userJson,
    handle: (ctx, { params: { user_id = "" } }) => banUser(ctx, { user_id }),
  }),
});
