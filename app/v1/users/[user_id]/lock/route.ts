import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { lockAccount } from "@/lib/resources/users/lock";
import { userJson } from "@/lib/resources/users/serializer";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Lock a user out for a while",
    response: userJson,
    handle: (ctx, { params: { user_id = "" } }) => lockAccount(ctx, { user_id }),
  }),
});
