import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { createSignInToken } from "@/lib/resources/sign-in-tokens/create";
import { signInTokenJson } from "@/lib/resources/sign-in-tokens/serializer";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Make a ticket with which one person signs in, once",
    body: createSignInToken.input,
    response: signInTokenJson,
    handle: (ctx, { body }) => createSignInToken(ctx, body),
  }),
});
