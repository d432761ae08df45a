import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { getUser } from "@/lib/resources/users/get";
import { userJson } from "@/lib/resources/users/serializer";

export const { GET } = route({
  GET: backendEndpoint({
    summary: "A user",
    response: userJson,
    handle: (ctx, { params }) => getUser(ctx, { user_id: params.user_id ?? "" }),
  }),
});
