import { dropping } from "@/lib/flows/sdk-parameters";
import { prepareReverificationSecondFactor } from "@/lib/flows/reverification/prepare-second-factor";
import { reverificationInProgress } from "@/lib/flows/reverification/in-progress";
import { serializeReverification, sessionReverificationJson } from "@/lib/flows/reverification/serializer";
import { endpoint, route } from "@/lib/http/endpoint";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Send the code of the second factor",
    params: ["session_id"],
    body: dropping(prepareReverificationSecondFactor.input.omit({ reverification_id: true }), ["proof_token", "channel"]),
    response: sessionReverificationJson,
    async handle(ctx, { body }) {
      const reverification_id = await reverificationInProgress(ctx, {});
      return serializeReverification(ctx, await prepareReverificationSecondFactor(ctx, { ...body, reverification_id }));
    },
  }),
});
