import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { unlockAccount } from "@/lib/resources/users/unlock";
import { userJson } from "@/lib/resources/users/serializer";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Open a locked account",
    response: userJson,
    handle: (ctx, { params: { user_id = "" } }) => unlockAccount(ctx, { user_id }),
  }),
});
