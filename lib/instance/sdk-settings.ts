import { needsProxyUrl } from "./publishable-key";

export type PortalKeys = { portalUrl: string; publishableKey: string; secretKey: string };

/** Where the portal serves our own browser SDK, which knows the portal by the address of its script, and the published ones. */
const OWN_SDK_PATH = "/npm/@clerk/clerk-js@latest/dist/clerk.browser.js";
const CLERK_JS_PATH = "/npm/@clerk/clerk-js@6/dist/clerk.browser.js";
const CLERK_UI_PATH = "/npm/@clerk/ui@1/dist/ui.browser.js";

/**
 * What to paste so that the published SDKs talk to this portal: variables for Next.js, lines of code for the others. Over
 * plain http they need the portal's address as proxy URL, and the addresses of their scripts, which they would ask for over
 * https otherwise.
 *
 * @returns blocks of text, each with its title
 */
export function sdkSettings(keys: PortalKeys): { title: string; text: string }[] {
  return [
    { title: "Gatehouse's own SDK from npm, also in place of @clerk/clerk-js", text: ownSettings(keys) },
    { title: "Gatehouse's own SDK as a script", text: scriptSettings(keys, OWN_SDK_PATH, false) },
    { title: "@clerk/nextjs: .env.local", text: nextSettings(keys) },
    { title: "@clerk/backend", text: backendSettings(keys) },
    { title: "@clerk/react", text: reactSettings(keys) },
    { title: "@clerk/clerk-js from npm", text: clerkJsSettings(keys) },
    { title: "clerk-js as a script", text: scriptSettings(keys, CLERK_JS_PATH, needsProxyUrl(keys.portalUrl, keys.publishableKey)) },
    { title: "@clerk/testing", text: testingSettings(keys) },
  ];
}

function ownSettings(keys: PortalKeys): string {
  const tarball = `${keys.portalUrl}/npm/gatehouse.tgz`;
  return [`npm install ${tarball}`, `npm install @clerk/clerk-js@${tarball}`, clerkJsSettings(keys)].join("\n");
}

function nextSettings({ portalUrl, publishableKey, secretKey }: PortalKeys): string {
  const proxied = needsProxyUrl(portalUrl, publishableKey);
  return [
    `NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=${publishableKey}`,
    `CLERK_SECRET_KEY=${secretKey}`,
    `CLERK_API_URL=${portalUrl}`,
    ...(proxied ? [`NEXT_PUBLIC_CLERK_PROXY_URL=${portalUrl}`, `NEXT_PUBLIC_CLERK_JS_URL=${portalUrl}${CLERK_JS_PATH}`, `NEXT_PUBLIC_CLERK_UI_URL=${portalUrl}${CLERK_UI_PATH}`] : []),
    `NEXT_PUBLIC_CLERK_SIGN_IN_URL=${portalUrl}/sign-in`,
    `NEXT_PUBLIC_CLERK_SIGN_UP_URL=${portalUrl}/sign-up`,
    "NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED=1",
  ].join("\n");
}

function backendSettings({ portalUrl, publishableKey, secretKey }: PortalKeys): string {
  return `createClerkClient({ secretKey: "${secretKey}", publishableKey: "${publishableKey}", apiUrl: "${portalUrl}" })`;
}

function reactSettings({ portalUrl, publishableKey }: PortalKeys): string {
  const proxied = ` proxyUrl="${portalUrl}" __internal_clerkJSUrl="${portalUrl}${CLERK_JS_PATH}" __internal_clerkUIUrl="${portalUrl}${CLERK_UI_PATH}"`;
  return `<ClerkProvider publishableKey="${publishableKey}"${needsProxyUrl(portalUrl, publishableKey) ? proxied : ""} telemetry={false}>`;
}

function clerkJsSettings({ portalUrl, publishableKey }: PortalKeys): string {
  return `new Clerk("${publishableKey}"${needsProxyUrl(portalUrl, publishableKey) ? `, { proxyUrl: "${portalUrl}" }` : ""})`;
}

function scriptSettings({ portalUrl, publishableKey }: PortalKeys, path: string, isProxied: boolean): string {
  const proxied = isProxied ? ` data-clerk-proxy-url="${portalUrl}"` : "";
  return `<script async crossorigin="anonymous" data-clerk-publishable-key="${publishableKey}"${proxied} src="${portalUrl}${path}"></script>`;
}

function testingSettings({ portalUrl, publishableKey, secretKey }: PortalKeys): string {
  return [`CLERK_PUBLISHABLE_KEY=${publishableKey}`, `CLERK_SECRET_KEY=${secretKey}`, `CLERK_API_URL=${portalUrl}`].join("\n");
}
