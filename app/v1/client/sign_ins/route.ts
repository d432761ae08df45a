import { createSignIn } from "@/lib/flows/sign-in/create";
import { serializeSignIn, signInJson } from "@/lib/flows/sign-in/serializer";
import { endpoint, route } from "@/lib/http/endpoint";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    summary: "Begin to sign in, with a password all the way",
    body: createSignIn.input,
    response: signInJson,
    handle: async (ctx, { body }) => serializeSignIn(await createSignIn(ctx, body), ctx.settings),
  }),
});
