import { dropping } from "@/lib/flows/sdk-parameters";
import { prepareVerification } from "@/lib/flows/verification/prepare";
import { endpoint, route } from "@/lib/http/endpoint";
import { getEmailAddress } from "@/lib/resources/email-addresses/get";
import { emailAddressJson } from "@/lib/resources/email-addresses/serializer";
import { strategyParameter } from "@/lib/strategies/parameter";

const strategy = strategyParameter(["email_code", "email_link"], "verification_strategy_invalid");

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Send the code or the link that proves an email address",
    params: ["email_id"],
    body: dropping(prepareVerification.input.pick({ redirect_url: true }).extend({ strategy }), ["action_complete_redirect_url"]),
    response: emailAddressJson,
    async handle(ctx, { params: { email_id: email_address_id = "" }, body: { strategy, redirect_url } }) {
      await prepareVerification(ctx, { email_address_id, strategy, redirect_url });
      return getEmailAddress(ctx, { email_address_id });
    },
  }),
});
