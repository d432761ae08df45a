import { z } from "zod";
import { getSignIn } from "@/lib/flows/sign-in/get";
import { serializeSignIn, signInJson } from "@/lib/flows/sign-in/serializer";
import { endpoint, route } from "@/lib/http/endpoint";

export const { GET, OPTIONS } = route({
  GET: endpoint({
    audience: "frontend",
    summary: "A sign-in of the asking browser",
    params: ["sign_in_id"],
    query: z.object({ rotating_token_nonce: z.string().optional() }),
    response: signInJson,
    handle: async (ctx, { params }) => serializeSignIn(await getSignIn(ctx, { sign_in_id: params.sign_in_id ?? "" }), ctx.settings),
  }),
});
