import { dropping } from "@/lib/flows/sdk-parameters";
import { prepareSecondFactor } from "@/lib/flows/sign-in/prepare-second-factor";
import { serializeSignIn, signInJson } from "@/lib/flows/sign-in/serializer";
import { endpoint, route } from "@/lib/http/endpoint";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    summary: "Send the code of a second factor",
    params: ["sign_in_id"],
    body: dropping(prepareSecondFactor.input.omit({ sign_in_id: true }), ["email_address_id", "redirect_url", "proof_token", "channel"]),
    response: signInJson,
    handle: async (ctx, { params, body }) => serializeSignIn(await prepareSecondFactor(ctx, { ...body, sign_in_id: params.sign_in_id ?? "" }), ctx.settings),
  }),
});
