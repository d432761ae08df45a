import { attemptVerification } from "@/lib/flows/verification/attempt";
import { endpoint, route } from "@/lib/http/endpoint";
import { getPhoneNumber } from "@/lib/resources/phone-numbers/get";
import { phoneNumberJson } from "@/lib/resources/phone-numbers/serializer";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Prove a phone number with the code that was sent to it",
    params: ["phone_number_id"],
    body: attemptVerification.input.pick({ code: true }),
    response: phoneNumberJson,
    async handle(ctx, { params: { phone_number_id = "" }, body: { code } }) {
      await attemptVerification(ctx, { phone_number_id, code });
      return getPhoneNumber(ctx, { phone_number_id });
    },
  }),
});
