import { dropping } from "@/lib/flows/sdk-parameters";
import { attemptFirstFactor } from "@/lib/flows/sign-in/attempt-first-factor";
import { serializeSignIn, signInJson } from "@/lib/flows/sign-in/serializer";
import { endpoint, route } from "@/lib/http/endpoint";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    summary: "Try a first factor",
    params: ["sign_in_id"],
    body: dropping(attemptFirstFactor.input.omit({ sign_in_id: true }), ["signature", "token", "ticket", "public_key_credential", "trusted_device_id", "client_data", "algorithm"]),
    response: signInJson,
    handle: async (ctx, { params, body }) => serializeSignIn(await attemptFirstFactor(ctx, { ...body, sign_in_id: params.sign_in_id ?? "" }), ctx.settings),
  }),
});
