import { z } from "zod";
import { createSignIn } from "@/lib/flows/sign-in/create";
import { serializeSignIn, signInJson } from "@/lib/flows/sign-in/serializer";
import { endpoint, route } from "@/lib/http/endpoint";
import { clientJson, serializeClient } from "@/lib/resources/clients/serializer";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    summary: "Begin to sign in, with a password all the way",
    body: createSignIn.input,
    response: z.object({ response: signInJson, client: clientJson.nullable() }),
    async handle(ctx, { body }) {
      const view = await createSignIn(ctx, body);
      return { response: serializeSignIn(view, ctx.settings), client: await serializeClient(ctx) };
    },
  }),
});
