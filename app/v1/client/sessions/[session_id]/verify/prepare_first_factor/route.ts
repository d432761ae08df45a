import { dropping } from "@/lib/flows/sdk-parameters";
import { prepareReverification } from "@/lib/flows/reverification/prepare-first-factor";
import { reverificationInProgress } from "@/lib/flows/reverification/in-progress";
import { serializeReverification, sessionReverificationJson } from "@/lib/flows/reverification/serializer";
import { endpoint, route } from "@/lib/http/endpoint";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Send the code with which the signed-in person confirms that it is them",
    params: ["session_id"],
    body: dropping(prepareReverification.input.omit({ reverification_id: true }), ["redirect_url", "enterprise_connection_id", "proof_token", "channel"]),
    response: sessionReverificationJson,
    async handle(ctx, { body }) {
      const reverification_id = await reverificationInProgress(ctx, {});
      return serializeReverification(ctx, await prepareReverification(ctx, { ...body, reverification_id }));
    },
  }),
});
