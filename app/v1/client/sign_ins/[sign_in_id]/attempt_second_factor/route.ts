import { dropping } from "@/lib/flows/sdk-parameters";
import { attemptSecondFactor } from "@/lib/flows/sign-in/attempt-second-factor";
import { serializeSignIn, signInJson } from "@/lib/flows/sign-in/serializer";
import { endpoint, route } from "@/lib/http/endpoint";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    summary: "Try a second factor",
    params: ["sign_in_id"],
    body: dropping(attemptSecondFactor.input.omit({ sign_in_id: true }), ["public_key_credential"]),
    response: signInJson,
    handle: async (ctx, { params, body }) => serializeSignIn(await attemptSecondFactor(ctx, { ...body, sign_in_id: params.sign_in_id ?? "" }), ctx.settings),
  }),
});
