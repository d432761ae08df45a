import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ClerkProvider, SignedIn, SignedOut, SignIn, useAuth, useSession, useUser } from "./index";

const KEY = "pk_live_Y2xlcmsuZXhhbXBsZS50ZXN0JA==";

function Known() {
  const [user, session, auth] = [useUser(), useSession(), useAuth()];
  return <p>{JSON.stringify([user.isLoaded, session.isLoaded, auth.isLoaded, user.isSignedIn ?? "unknown"])}</p>;
}

describe("on a server", () => {
  it("knows nothing yet, and draws neither what is for people who are signed in nor for others", () => {
    const html = renderToString(
      <ClerkProvider publishableKey={KEY}>
        <Known />
        <SignedIn>in</SignedIn>
        <SignedOut>out</SignedOut>
        <SignIn />
      </ClerkProvider>,
    );
    expect(html.replaceAll("&quot;", '"')).toBe('<p>[false,false,false,"unknown"]</p><div></div>');
  });
});

it("says where its hooks belong", () => {
  expect(() => renderToString(<Known />)).toThrow("inside of <ClerkProvider>");
});
