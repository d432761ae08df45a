import { z } from "zod";
import { dropping } from "@/lib/flows/sdk-parameters";
import { continueSignUpInput, withIdentifierOfChoice } from "@/lib/flows/sign-up/from-app";
import { getSignUp } from "@/lib/flows/sign-up/get";
import { serializeSignUp, signUpJson } from "@/lib/flows/sign-up/serializer";
import { updateSignUp } from "@/lib/flows/sign-up/update";
import { endpoint, route } from "@/lib/http/endpoint";

const OF_NO_EFFECT = ["proof_token", "oidc_prompt", "oidc_login_hint", "enterprise_connection_id", "code", "token", "channel"] as const;

export const { GET, POST, PATCH, OPTIONS } = route({
  GET: endpoint({
    audience: "frontend",
    summary: "A sign-up of the asking browser",
    params: ["sign_up_id"],
    query: z.object({ rotating_token_nonce: z.string().optional() }),
    response: signUpJson,
    handle: async (ctx, { params }) => serializeSignUp(await getSignUp(ctx, { sign_up_id: params.sign_up_id ?? "" }), ctx.settings),
  }),
  PATCH: endpoint({
    audience: "frontend",
    summary: "Give a sign-up more, or other, than it has",
    params: ["sign_up_id"],
    body: dropping(continueSignUpInput, OF_NO_EFFECT),
    response: signUpJson,
    handle: async (ctx, { params, body }) => serializeSignUp(await updateSignUp(ctx, { ...withIdentifierOfChoice(body), sign_up_id: params.sign_up_id ?? "" }), ctx.settings),
  }),
});
