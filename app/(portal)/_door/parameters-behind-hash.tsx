import { requestManners } from "@/app/frame";

/**
 * The published SDKs put the parameters of sign-in and sign-up pages behind the hash (`/sign-in#/?redirect_url=…`), where no
 * server sees them. Without scripts nobody comes from such an SDK.
 */
const MOVE_TO_QUERY = 'if(location.hash.startsWith("#/?"))location.replace(location.pathname+"?"+location.hash.slice(3))';

/** Load the page anew with the parameters that its address has behind the hash, before anything is drawn. */
export async function ParametersBehindHash() {
  const { nonce } = await requestManners();
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: MOVE_TO_QUERY }} />;
}
