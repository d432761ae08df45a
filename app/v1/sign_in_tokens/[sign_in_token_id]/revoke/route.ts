import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { revokeSignInToken } from "@/lib/resources/sign-in-tokens/revoke";
import { signInTokenJson } from "@/lib/resources/sign-in-tokens/serializer";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Withdraw a sign-in token that nobody has used yet",
    response: signInTokenJson,
    handle: (ctx, { params }) => revokeSignInToken(ctx, { sign_in_token_id: params.sign_in_token_id ?? "" }),
  }),
});
