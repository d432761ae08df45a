import { attemptVerificationByServer } from "@/lib/flows/verification/attempt-by-server";
import { serverVerificationJson } from "@/lib/flows/verification/by-server";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Try a code that was sent to an email address",
    body: attemptVerificationByServer.input.pick({ verification_id: true, code: true }),
    response: serverVerificationJson,
    handle: (ctx, { params: { email_address_id = "" }, body }) => attemptVerificationByServer(ctx, { ...body, email_address_id }),
  }),
});
