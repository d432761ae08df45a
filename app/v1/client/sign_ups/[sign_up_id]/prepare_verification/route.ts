import { dropping } from "@/lib/flows/sdk-parameters";
import { prepareSignUpVerification } from "@/lib/flows/sign-up/prepare-verification";
import { serializeSignUp, signUpJson } from "@/lib/flows/sign-up/serializer";
import { endpoint, route } from "@/lib/http/endpoint";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    summary: "Send the code or link that proves an address or number",
    params: ["sign_up_id"],
    body: dropping(prepareSignUpVerification.input.omit({ sign_up_id: true }), ["action_complete_redirect_url", "oidc_prompt", "oidc_login_hint", "proof_token", "channel"]),
    response: signUpJson,
    handle: async (ctx, { params, body }) => serializeSignUp(await prepareSignUpVerification(ctx, { ...body, sign_up_id: params.sign_up_id ?? "" }), ctx.settings),
  }),
});
