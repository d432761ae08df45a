import { dropping } from "@/lib/flows/sdk-parameters";
import { signUpFromApp, signUpFromAppInput } from "@/lib/flows/sign-up/from-app";
import { serializeSignUp, signUpJson } from "@/lib/flows/sign-up/serializer";
import { endpoint, route } from "@/lib/http/endpoint";

/** Captcha, native SDKs and the hints to providers. */
const OF_NO_EFFECT = ["captcha_token", "captcha_error", "captcha_widget_type", "captcha_action", "proof_token", "oidc_prompt", "oidc_login_hint", "enterprise_connection_id", "code", "token", "channel"] as const;

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    summary: "Begin to sign up, where nothing is missing all the way",
    body: dropping(signUpFromAppInput, OF_NO_EFFECT),
    response: signUpJson,
    handle: async (ctx, { body }) => serializeSignUp(await signUpFromApp(ctx, body), ctx.settings),
  }),
});
