import { attemptVerificationByServer } from "@/lib/flows/verification/attempt-by-server";
import { serverVerificationJson } from "@/lib/flows/verification/by-server";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Try a code that was sent to a phone number",
    body: attemptVerificationByServer.input.pick({ verification_id: true, code: true }),
    response: serverVerificationJson,
    handle: (ctx, { params: { phone_number_id = "" }, body }) => attemptVerificationByServer(ctx, { ...body, phone_number_id }),
  }),
});
