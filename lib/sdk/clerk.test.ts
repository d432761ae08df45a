import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PASSWORD, somebody } from "@/e2e/api/attacks/somebody";
import { ApiBrowser } from "@/e2e/api/support/api-browser";
import { changeSettings, useInstance } from "@/e2e/api/support/instance";
import { picture } from "@/e2e/support/pictures";
import { newestMessage } from "@/lib/flows/testing";
import { cookieSuffix } from "@/lib/environment/keys";
import { publishableKeyOf } from "@/lib/instance/publishable-key";
import { Clerk } from "./clerk";
import { isClerkAPIResponseError } from "./errors";
import { claimsOf } from "./session/jwt";
import { openPage, type TestPage } from "./testing";

useInstance();

const KEY = publishableKeyOf("http://localhost:3000");
let page: TestPage;
let clerk: Clerk;

beforeEach(() => {
  page = openPage(new ApiBrowser("http://localhost:4000"));
  clerk = new Clerk(KEY);
});
afterEach(() => vi.unstubAllGlobals());

/** The errors of an answer that was refused. */
async function refused(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!isClerkAPIResponseError(error)) throw error ?? new Error("It was not refused.");
  return error;
}

async function signIn(address: string) {
  await clerk.load();
  const attempt = await clerk.client!.signIn.create({ identifier: address, password: PASSWORD });
  await clerk.setActive({ session: attempt.createdSessionId });
}

async function signedIn() {
  const { address, userId } = await somebody();
  await signIn(address);
  return { address, userId, user: clerk.user! };
}

describe("load", () => {
  it("finds the portal by the key, asks two questions, and knows that nobody is signed in", async () => {
    expect(clerk.address).toBe("http://localhost:3000");
    expect([clerk.loaded, clerk.user]).toEqual([false, undefined]);
    await clerk.load();
    expect(page.requests.toSorted()).toEqual(["GET /v1/client", "GET /v1/environment"]);
    expect([clerk.loaded, clerk.user, clerk.session]).toEqual([true, null, null]);
    expect(clerk.environment).toMatchObject({ user_settings: { attributes: {} } });
    await clerk.load();
    expect(page.requests).toHaveLength(2);
  });

  it("finds somebody who signed in before", async () => {
    const { userId } = await signedIn();
    const again = new Clerk(KEY);
    await again.load();
    expect(again.user?.id).toBe(userId);
    expect(again.session?.status).toBe("active");
  });
});

describe("signing up", () => {
  it("with an address, a password and a code", async () => {
    await clerk.load();
    const { signUp } = clerk.client!;
    expect([signUp.status, signUp.verifications.emailAddress.status]).toEqual([null, null]);
    await signUp.create({ emailAddress: "new@example.test", password: PASSWORD, firstName: "Ada", unsafeMetadata: { colour: "green" } });
    expect(signUp.unverifiedFields).toEqual(["email_address"]);
    expect(signUp.verifications.emailAddress.nextAction).toBe("needs_prepare");
    await signUp.prepareEmailAddressVerification();
    const wrong = await refused(signUp.attemptEmailAddressVerification({ code: "000000" }));
    expect([wrong.status, wrong.errors[0]?.code, wrong.errors[0]?.meta?.paramName]).toEqual([422, "form_code_incorrect", "code"]);
    const { code } = await newestMessage("new@example.test");
    await signUp.attemptEmailAddressVerification({ code: code! });
    expect(signUp.status).toBe("complete");
    await clerk.setActive({ session: signUp.createdSessionId });
    expect(clerk.user).toMatchObject({ id: signUp.createdUserId, firstName: "Ada", fullName: "Ada", unsafeMetadata: { colour: "green" }, publicMetadata: {}, privateMetadata: null });
    expect(clerk.user?.primaryEmailAddress?.emailAddress).toBe("new@example.test");
    expect(clerk.user?.primaryEmailAddress?.verification.status).toBe("verified");
  });

  it("says which field is taken", async () => {
    const { address } = await somebody();
    await clerk.load();
    const error = await refused(clerk.client!.signUp.create({ emailAddress: address, password: PASSWORD }));
    expect(error).toMatchObject({ clerkError: true, status: 422, errors: [{ code: "form_identifier_exists", meta: { paramName: "email_address" } }] });
  });
});

describe("signing in", () => {
  it("with a password", async () => {
    const { userId } = await signedIn();
    expect(clerk.user?.id).toBe(userId);
    expect(clerk.isSignedIn).toBe(true);
  });

  it("with a code", async () => {
    const { address } = await somebody();
    await clerk.load();
    const { signIn } = clerk.client!;
    await signIn.create({ identifier: address });
    const factor = signIn.supportedFirstFactors!.find(({ strategy }) => strategy === "email_code")!;
    // Whole factors are handed over, as they were offered.
    await signIn.prepareFirstFactor(factor);
    expect(signIn.firstFactorVerification.status).toBe("unverified");
    expect(signIn.firstFactorVerification.expireAt).toBeInstanceOf(Date);
    await signIn.attemptFirstFactor({ strategy: "email_code", code: (await newestMessage(address)).code! });
    expect(signIn.status).toBe("complete");
    expect(clerk.client!.sessions.map(({ id }) => id)).toContain(signIn.createdSessionId);
    expect(clerk.client!.signIn.status).toBeNull();
  });

  it("refuses a wrong password", async () => {
    const { address } = await somebody();
    await clerk.load();
    const error = await refused(clerk.client!.signIn.create({ identifier: address, password: "wrong but long enough" }));
    expect(error.errors[0]).toMatchObject({ code: "form_password_incorrect", meta: { paramName: "password" } });
    expect(error.message).toBe(error.errors[0]?.longMessage);
  });

  it("with a new password, when the old one is forgotten", async () => {
    const { address } = await somebody();
    await clerk.load();
    const { signIn } = clerk.client!;
    await signIn.create({ identifier: address });
    await signIn.prepareFirstFactor(signIn.supportedFirstFactors!.find(({ strategy }) => strategy === "reset_password_email_code")!);
    await signIn.attemptFirstFactor({ strategy: "reset_password_email_code", code: (await newestMessage(address)).code! });
    expect(signIn.status).toBe("needs_new_password");
    await signIn.resetPassword({ password: "another quiet harbour 8", signOutOfOtherSessions: true });
    expect(signIn.status).toBe("complete");
  });
});

describe("the session", () => {
  it("gives a token once, and again when it is asked to", async () => {
    await signedIn();
    page.requests.length = 0;
    const [one, two] = await Promise.all([clerk.session!.getToken(), clerk.session!.getToken()]);
    expect(one).toBe(two);
    expect(claimsOf(one!)).toMatchObject({ sid: clerk.session!.id, sub: clerk.user!.id, azp: "http://localhost:4000" });
    // It came with the answer to the sign-in.
    expect(page.requests).toEqual([]);
    await clerk.session!.getToken({ skipCache: true });
    expect(page.requests).toEqual([`POST /v1/client/sessions/${clerk.session!.id}/tokens?debug=skip_cache`]);
  });

  it("tells the app's server by cookies, and takes them away again", async () => {
    await signedIn();
    const token = await clerk.session!.getToken();
    const suffix = cookieSuffix();
    expect(page.cookies.get("__session")).toEqual({ value: token, attributes: ["Path=/", "SameSite=Lax", "Max-Age=31536000"] });
    expect(page.cookies.get(`__session_${suffix}`)?.value).toBe(token);
    expect(page.cookies.get("clerk_active_context")?.value).toBe(`${clerk.session!.id}:`);
    await clerk.signOut();
    expect([...page.cookies.keys()]).toEqual([]);
    expect([clerk.user, clerk.session, clerk.client!.sessions]).toEqual([null, null, []]);
    expect(page.visited).toEqual(["http://localhost:4000/"]);
  });

  it("refuses a template that there is not", async () => {
    await signedIn();
    expect((await refused(clerk.session!.getToken({ template: "nothing" }))).errors[0]?.code).toBe("resource_not_found");
  });

  it("says that somebody is back, when the window is looked at again", async () => {
    await signedIn();
    page.requests.length = 0;
    page.focus();
    page.focus();
    expect(page.requests).toEqual([`POST /v1/client/sessions/${clerk.session!.id}/touch`]);
  });

  it("is proved once more", async () => {
    await signedIn();
    const verification = await clerk.session!.startVerification({ level: "first_factor" });
    expect(verification.status).toBe("needs_first_factor");
    const done = await clerk.session!.attemptFirstFactorVerification({ strategy: "password", password: PASSWORD });
    expect(done.status).toBe("complete");
    expect(done.session.factorVerificationAge?.[0]).toBe(0);
  });

  it("is one of several, each with its own person", async () => {
    await changeSettings({ sessions: { single_session_mode: false } });
    const first = await signedIn();
    const one = clerk.session!.id;
    const second = await somebody();
    const attempt = await clerk.client!.signIn.create({ identifier: second.address, password: PASSWORD });
    // Nothing changes before the app says so.
    expect(clerk.user?.id).toBe(first.userId);
    const told: (string | null)[] = [];
    clerk.addListener(({ user }) => told.push(user?.id ?? null));
    await clerk.setActive({ session: attempt.createdSessionId });
    expect(clerk.user?.id).toBe(second.userId);
    expect([told.at(0), told.at(-1)]).toEqual([first.userId, second.userId]);
    await clerk.setActive({ session: one });
    expect(clerk.user?.id).toBe(first.userId);
    await clerk.signOut({ sessionId: attempt.createdSessionId! });
    expect(clerk.user?.id).toBe(first.userId);
    expect(clerk.client!.signedInSessions.map(({ id }) => id)).toEqual([one]);
    await changeSettings({ sessions: { single_session_mode: true } });
  });

  it("is no more, when it was ended elsewhere", async () => {
    const { address } = await signedIn();
    const elsewhere = new ApiBrowser("http://localhost:4000");
    await elsewhere.post("/v1/client/sign_ins", { identifier: address, password: PASSWORD });
    await elsewhere.post(`/v1/me/sessions/${clerk.session!.id}/revoke`);
    const error = await refused(clerk.user!.update({ firstName: "Late" }));
    expect(error.status).toBe(401);
    expect([clerk.user, clerk.session]).toEqual([null, null]);
  });
});

describe("the user", () => {
  it("has every attribute, in both spellings", async () => {
    const { user, address } = await signedIn();
    expect(user).toMatchObject({ primaryPhoneNumber: null, primaryWeb3Wallet: null, phoneNumbers: [], web3Wallets: [], externalAccounts: [], passwordEnabled: true, totpEnabled: false, backupCodeEnabled: false, hasImage: false });
    expect(user.profileImageUrl).toBe(user.imageUrl);
    expect([user.createdAt, user.updatedAt, user.lastSignInAt].every((moment) => moment instanceof Date)).toBe(true);
    expect([user.verifiedExternalAccounts, user.unverifiedExternalAccounts, user.unverifiedAccounts]).toEqual([[], [], []]);
    expect(String(user.primaryEmailAddress)).toBe(address);
    expect(user.isPrimaryIdentification(user.emailAddresses[0]!)).toBe(true);
    expect(user.twoFactorEnabled()).toBe(false);
    expect(JSON.parse(JSON.stringify(user))).toMatchObject({ id: user.id, emailAddresses: [{ emailAddress: address }] });
  });

  it("is brought up to date, here and at the portal", async () => {
    const { user } = await signedIn();
    expect(await user.update({ firstName: "Grace", lastName: "Hopper" })).toBe(user);
    expect(user.fullName).toBe("Grace Hopper");
    expect(clerk.user?.fullName).toBe("Grace Hopper");
    await user.update({ lastName: null });
    expect((await clerk.user!.reload()).lastName).toBeNull();
  });

  it("keeps unsafe metadata: replaced by update, merged by updateMetadata", async () => {
    const { user } = await signedIn();
    await user.update({ unsafeMetadata: { a: { b: 1 }, c: 2 } });
    await user.updateMetadata({ unsafeMetadata: { a: { d: 3 } } });
    expect(user.unsafeMetadata).toEqual({ a: { b: 1, d: 3 }, c: 2 });
    await user.update({ unsafeMetadata: { e: 5 } });
    expect(clerk.user?.unsafeMetadata).toEqual({ e: 5 });
  });

  it("gets an email address, verified by a code, made primary, taken away", async () => {
    const { user } = await signedIn();
    const first = user.primaryEmailAddressId;
    const address = await user.createEmailAddress({ email: "second@example.test" });
    expect([address.emailAddress, address.verification.status]).toEqual(["second@example.test", null]);
    await address.prepareVerification({ strategy: "email_code" });
    await address.attemptVerification({ code: (await newestMessage("second@example.test")).code! });
    expect(address.verification.status).toBe("verified");
    await clerk.user!.update({ primaryEmailAddressId: address.id });
    expect(clerk.user?.primaryEmailAddress?.emailAddress).toBe("second@example.test");
    const deleted = await clerk.user!.emailAddresses.find(({ id }) => id === first)!.destroy();
    expect([deleted.deleted, deleted.object]).toEqual([true, "email_address"]);
    expect(clerk.user?.emailAddresses.map(String)).toEqual(["second@example.test"]);
  });

  it("is refused an address that is none", async () => {
    const { user } = await signedIn();
    const error = await refused(user.createEmailAddress({ email: "nobody" }));
    expect(error.errors[0]).toMatchObject({ code: "form_param_format_invalid", meta: { paramName: "email_address" } });
  });

  it("gets a phone number as the documents write it", async () => {
    const { user } = await signedIn();
    const number = await user.createPhoneNumber({ phoneNumber: "15551234567" });
    expect(number.phoneNumber).toBe("+15551234567");
    await number.prepareVerification();
    await number.attemptVerification({ code: (await newestMessage("+15551234567")).code! });
    expect(clerk.user?.phoneNumbers[0]?.verification.status).toBe("verified");
    await number.destroy();
    expect(clerk.user?.phoneNumbers).toEqual([]);
  });

  it("has a list of sessions that is asked for once, until one is revoked", async () => {
    const { user, address } = await signedIn();
    await new ApiBrowser().post("/v1/client/sign_ins", { identifier: address, password: PASSWORD });
    page.requests.length = 0;
    const [sessions, again] = await Promise.all([user.getSessions(), clerk.user!.getSessions()]);
    expect(again).toBe(sessions);
    expect(await user.getSessions()).toBe(sessions);
    expect(page.requests).toEqual(["GET /v1/me/sessions/active"]);
    const other = sessions.find(({ id }) => id !== clerk.session!.id)!;
    expect(other.latestActivity).toMatchObject({ browserName: "Chrome", isMobile: false });
    await other.revoke();
    expect(other.status).toBe("revoked");
    expect((await user.getSessions()).map(({ id }) => id)).not.toContain(other.id);
  });

  it("gets a picture, and loses it", async () => {
    const { user } = await signedIn();
    const image = await user.setProfileImage({ file: new Blob([new Uint8Array(await picture())], { type: "image/png" }) });
    expect(image.publicUrl).toMatch(/^http/);
    expect(clerk.user?.hasImage).toBe(true);
    await user.setProfileImage({ file: null });
    expect(clerk.user?.hasImage).toBe(false);
  });

  it("changes the password, by its own method and by update", async () => {
    const { user } = await signedIn();
    expect((await refused(user.updatePassword({ currentPassword: "wrong", newPassword: "a louder harbour 9" }))).errors[0]).toMatchObject({ code: "form_password_incorrect", meta: { paramName: "current_password" } });
    await user.updatePassword({ currentPassword: PASSWORD, newPassword: "a louder harbour 9" });
    await user.update({ currentPassword: "a louder harbour 9", password: PASSWORD });
    expect(clerk.user?.passwordEnabled).toBe(true);
  });

  it("gets a session token by the older call, too", async () => {
    const { user } = await signedIn();
    expect(await user.getToken("clerk")).toBe(await clerk.session!.getToken());
  });

  it("is deleted", async () => {
    const { user } = await signedIn();
    await clerk.session!.startVerification({ level: "first_factor" });
    await clerk.session!.attemptFirstFactorVerification({ strategy: "password", password: PASSWORD });
    await user.delete();
    expect([clerk.user, clerk.session]).toEqual([null, null]);
  });
});

describe("addresses", () => {
  it("lead to the portal's pages and back", async () => {
    await clerk.load();
    expect(clerk.buildSignInUrl()).toBe("http://localhost:3000/sign-in?redirect_url=http%3A%2F%2Flocalhost%3A4000%2Fapp");
    expect(clerk.buildSignUpUrl({ redirectUrl: "/welcome" })).toBe("http://localhost:3000/sign-up?redirect_url=http%3A%2F%2Flocalhost%3A4000%2Fwelcome");
    await clerk.redirectToUserProfile();
    expect(page.visited).toEqual(["http://localhost:3000/user"]);
  });

  it("lead to the app's pages where it has some, by its router", async () => {
    const routerPush = vi.fn();
    await clerk.load({ signInUrl: "/login", routerPush });
    await clerk.redirectToSignIn({ redirectUrl: null });
    expect(routerPush).toHaveBeenCalledWith("/login");
    expect(page.visited).toEqual([]);
  });

  it("never run a script", async () => {
    await clerk.load();
    await expect(clerk.navigate("javascript:alert(1)")).rejects.toMatchObject({ code: "invalid_redirect_url" });
  });
});

it("works with methods that were taken out of their object", async () => {
  const { user } = await signedIn();
  const { signOut } = clerk;
  const { update } = user;
  await update({ firstName: "Detached" });
  const callback = vi.fn();
  await signOut(callback);
  expect(callback).toHaveBeenCalledOnce();
  expect([clerk.user, page.visited]).toEqual([null, []]);
});
