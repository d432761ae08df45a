import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { unbanUser } from "@/lib/resources/users/unban";
import { userJson } from "@/lib/resources/users/serializer";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Let a banned user in again",
    response: userJson,
    handle: (ctx, { params: { user_id = "" } }) => unbanUser(ctx, { user_id }),
  }),
});
