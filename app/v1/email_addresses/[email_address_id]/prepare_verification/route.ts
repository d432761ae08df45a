import { serverVerificationJson } from "@/lib/flows/verification/by-server";
import { prepareVerificationByServer } from "@/lib/flows/verification/prepare-by-server";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Send a code to an email address",
    response: serverVerificationJson,
    handle: (ctx, { params: { email_address_id = "" } }) => prepareVerificationByServer(ctx, { email_address_id }),
  }),
});
