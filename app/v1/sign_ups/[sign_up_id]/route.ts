import { getSignUpByServer, updateSignUpByServer } from "@/lib/flows/sign-up/by-server";
import { backendSignUpJson, serializeBackendSignUp } from "@/lib/flows/sign-up/serializer";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";

export const { GET, POST, PATCH } = route({
  GET: backendEndpoint({
    summary: "A sign-up",
    response: backendSignUpJson,
    handle: async (ctx, { params }) => serializeBackendSignUp(await getSignUpByServer(ctx, { sign_up_id: params.sign_up_id ?? "" }), ctx.settings),
  }),
  PATCH: backendEndpoint({
    summary: "Note on a sign-up what the account will be called elsewhere",
    body: updateSignUpByServer.input.omit({ sign_up_id: true }),
    response: backendSignUpJson,
    handle: async (ctx, { params, body }) => serializeBackendSignUp(await updateSignUpByServer(ctx, { ...body, sign_up_id: params.sign_up_id ?? "" }), ctx.settings),
  }),
});
