import { env, EnvironmentError } from "@/lib/env";
import { readKeyFile } from "@/lib/instance/key-file";
import { publishableKeyOf } from "@/lib/instance/publishable-key";
import { sdkSettings } from "@/lib/instance/sdk-settings";
import { SECRET_KEY_FILE } from "@/lib/instance/secret-key";
import { StartError } from "@/lib/start-error";

/** `npm run keys`: the two keys that an app needs, then what to paste into each SDK. Needs no database. */
function printKeys(): void {
  const publishableKey = env.PUBLISHABLE_KEY ?? publishableKeyOf(env.PORTAL_URL);
  const secretKey = env.SECRET_KEY ?? readKeyFile(env.DATA_DIR, SECRET_KEY_FILE);
  if (secretKey === null) throw new StartError(`${env.DATA_DIR} holds no secret key yet: start Gatehouse once, or set SECRET_KEY.`);
  console.log(`PUBLISHABLE_KEY=${publishableKey}\nSECRET_KEY=${secretKey}`);
  for (const { title, text } of sdkSettings({ portalUrl: env.PORTAL_URL, publishableKey, secretKey })) console.log(`\n# ${title}\n${text}`);
}

try {
  printKeys();
} catch (error) {
  if (!(error instanceof StartError || error instanceof EnvironmentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
