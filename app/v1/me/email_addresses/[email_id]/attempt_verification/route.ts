import { attemptVerification } from "@/lib/flows/verification/attempt";
import { endpoint, route } from "@/lib/http/endpoint";
import { getEmailAddress } from "@/lib/resources/email-addresses/get";
import { emailAddressJson } from "@/lib/resources/email-addresses/serializer";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Prove an email address with the code that was sent to it",
    params: ["email_id"],
    body: attemptVerification.input.pick({ code: true }),
    response: emailAddressJson,
    async handle(ctx, { params: { email_id: email_address_id = "" }, body: { code } }) {
      await attemptVerification(ctx, { email_address_id, code });
      return getEmailAddress(ctx, { email_address_id });
    },
  }),
});
