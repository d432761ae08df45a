import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { revokeActorToken } from "@/lib/resources/actor-tokens/revoke";
import { actorTokenJson } from "@/lib/resources/actor-tokens/serializer";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Withdraw an actor token that nobody has used yet",
    response: actorTokenJson,
    handle: (ctx, { params }) => revokeActorToken(ctx, { actor_token_id: params.actor_token_id ?? "" }),
  }),
});
