/**
 * Where password managers find the form that changes a password. The address is relative, so that it holds on every name
 * that the portal answers to.
 *
 * @see https://w3c.github.io/webappsec-change-password-url/
 */
export function GET(): Response {
  return new Response(null, { status: 302, headers: { Location: "/user/security?edit=password", "Cache-Control": "no-store" } });
}
