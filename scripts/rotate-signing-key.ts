import { parseArgs } from "node:util";
import { rotateSigningKey } from "@/lib/tokens/rotate";
import { command, EXIT, parsed } from "./transfer/command";
import { withInstance } from "./transfer/instance";

const USAGE = `npm run keys:rotate -- [--immediately]

  --immediately   the old key is in wrong hands: nothing that it has signed is believed any more, from now on`;

/** `npm run keys:rotate`: sign session tokens with a new key. Whoever is signed in stays it. */
await command(USAGE, async () => {
  const { values } = parsed(() => parseArgs({ options: { immediately: { type: "boolean", default: false } } }));
  return withInstance("keys:rotate", async (ctx) => {
    const { id } = await rotateSigningKey(ctx, values);
    console.log(values.immediately ? `${id} signs now, and no other key is published. Apps that hold published keys ask anew when they see it.` : `${id} is published now, and signs in two minutes. The old keys stay published.`);
    return EXIT.done;
  });
});
