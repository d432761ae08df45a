import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { createActorToken } from "@/lib/resources/actor-tokens/create";
import { actorTokenJson } from "@/lib/resources/actor-tokens/serializer";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Make a ticket with which somebody acts as a user for a while",
    body: createActorToken.input,
    response: actorTokenJson,
    handle: (ctx, { body }) => createActorToken(ctx, body),
  }),
});
