import { dropping } from "@/lib/flows/sdk-parameters";
import { attemptSignUpVerification } from "@/lib/flows/sign-up/attempt-verification";
import { serializeSignUp, signUpJson } from "@/lib/flows/sign-up/serializer";
import { endpoint, route } from "@/lib/http/endpoint";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    summary: "Try the code that proves an address or number",
    params: ["sign_up_id"],
    body: dropping(attemptSignUpVerification.input.omit({ sign_up_id: true }), ["signature", "token"]),
    response: signUpJson,
    handle: async (ctx, { params, body }) => serializeSignUp(await attemptSignUpVerification(ctx, { ...body, sign_up_id: params.sign_up_id ?? "" }), ctx.settings),
  }),
});
