import { z } from "zod";
import { dropping } from "@/lib/flows/sdk-parameters";
import { prepareVerification } from "@/lib/flows/verification/prepare";
import { endpoint, route } from "@/lib/http/endpoint";
import { getPhoneNumber } from "@/lib/resources/phone-numbers/get";
import { phoneNumberJson } from "@/lib/resources/phone-numbers/serializer";
import { strategyParameter } from "@/lib/strategies/parameter";

const strategy = strategyParameter(["phone_code"], "verification_strategy_invalid");

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Send the code that proves a phone number",
    params: ["phone_number_id"],
    body: dropping(z.strictObject({ strategy }), ["channel", "proof_token"]),
    response: phoneNumberJson,
    async handle(ctx, { params: { phone_number_id = "" }, body: { strategy } }) {
      await prepareVerification(ctx, { phone_number_id, strategy });
      return getPhoneNumber(ctx, { phone_number_id });
    },
  }),
});
