import { dropping } from "@/lib/flows/sdk-parameters";
import { prepareFirstFactor } from "@/lib/flows/sign-in/prepare-first-factor";
import { serializeSignIn, signInJson } from "@/lib/flows/sign-in/serializer";
import { endpoint, route } from "@/lib/http/endpoint";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    summary: "Send the code or link of a first factor",
    params: ["sign_in_id"],
    body: dropping(prepareFirstFactor.input.omit({ sign_in_id: true }), ["action_complete_redirect_url", "web3_wallet_id", "passkey_id", "trusted_device_id", "enterprise_connection_id", "proof_token", "oidc_prompt", "oidc_login_hint", "channel", "default"]),
    response: signInJson,
    handle: async (ctx, { params, body }) => serializeSignIn(await prepareFirstFactor(ctx, { ...body, sign_in_id: params.sign_in_id ?? "" }), ctx.settings),
  }),
});
