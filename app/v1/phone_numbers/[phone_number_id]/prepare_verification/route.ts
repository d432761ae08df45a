import { serverVerificationJson } from "@/lib/flows/verification/by-server";
import { prepareVerificationByServer } from "@/lib/flows/verification/prepare-by-server";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Send a code to a phone number",
    response: serverVerificationJson,
    handle: (ctx, { params: { phone_number_id = "" } }) => prepareVerificationByServer(ctx, { phone_number_id }),
  }),
});
