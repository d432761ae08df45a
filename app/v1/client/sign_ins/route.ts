import { dropping } from "@/lib/flows/sdk-parameters";
import { signInFromApp, signInFromAppInput } from "@/lib/flows/sign-in/from-app";
import { serializeSignIn, signInJson } from "@/lib/flows/sign-in/serializer";
import { endpoint, route } from "@/lib/http/endpoint";

/** Captcha, native SDKs and the hints to providers; `sign_up_if_missing` asks for what the sign-up itself does here. */
const OF_NO_EFFECT = ["captcha_token", "captcha_error", "captcha_widget_type", "captcha_action", "proof_token", "trusted_device_id", "oidc_prompt", "oidc_login_hint", "enterprise_connection_id", "code", "token", "channel", "sign_up_if_missing"] as const;

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    summary: "Begin to sign in, with a password or a ticket all the way",
    body: dropping(signInFromAppInput, OF_NO_EFFECT),
    response: signInJson,
    handle: async (ctx, { body }) => serializeSignIn(await signInFromApp(ctx, body), ctx.settings),
  }),
});
