import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { codesOf, PASSWORD, signedInPerson, signIn, systemContextFor, tally } from "@/lib/resources/testing";
import { createUser } from "./create";
import { getUser } from "./get";
import { removeProfileImage } from "./remove-profile-image";
import { displayName } from "./serializer";
import { setProfileImage } from "./set-profile-image";
import { updateUser } from "./update";

useTestDatabase();

describe("updateUser", () => {
  it("changes what is given, clears what is null, leaves the rest", async () => {
    const { ctx, user } = await signedInPerson("profile");
    const named = await updateUser(ctx, { user_id: user.id, first_name: "Ada", last_name: "Lovelace", username: "Ada_1", locale: "de", timezone: "Europe/Berlin", unsafe_metadata: { theme: "dark" } });
    expect(named).toMatchObject({ first_name: "Ada", last_name: "Lovelace", username: "Ada_1", locale: "de", timezone: "Europe/Berlin", unsafe_metadata: { theme: "dark" } });
    expect(displayName(named)).toBe("Ada Lovelace");
    expect(named).not.toHaveProperty("private_metadata");
    const cleared = await updateUser(ctx, { user_id: user.id, last_name: null, username: null, first_name: "" });
    expect(cleared).toMatchObject({ first_name: null, last_name: null, username: null, locale: "de" });
    expect(displayName(cleared)).toBe("profile@example.test");
  });

  it("asks for a fresh factor only for the username", async () => {
    const { user } = await signedInPerson("stale-profile");
    const { ctx } = await signIn(user, { provedMinutesAgo: 11 });
    await updateUser(ctx, { user_id: user.id, first_name: "Grace" });
    expect(await codesOf(updateUser(ctx, { user_id: user.id, username: "grace" }))).toEqual(["session_reverification_required"]);
  });

  it("gives a username to one of many who ask at once, whatever its case", async () => {
    const people = await Promise.all(Array.from({ length: 6 }, (_, index) => signedInPerson(`wants-${index}`)));
    const spellings = ["wanted", "Wanted", "WANTED", "wAnted", "waNted", "wanteD"];
    const { kept, refused } = await tally(people.map(({ ctx, user }, index) => updateUser(ctx, { user_id: user.id, username: spellings[index] })));
    expect({ kept, refused }).toEqual({ kept: 1, refused: Array.from({ length: 5 }, () => "form_identifier_exists") });
  });

  it("keeps a username that is the last way to sign in", async () => {
    const user = await createUser(systemContextFor(), { username: "last_name", password: PASSWORD, skip_password_checks: true, skip_user_requirement: true });
    const { ctx } = await signIn(user);
    expect(await codesOf(updateUser(ctx, { user_id: user.id, username: null }))).toEqual(["last_required_identification_deletion_failed"]);
  });

  it("follows the settings", async () => {
    const off = await signedInPerson("off", { settings: { first_name: { mode: "off" }, last_name: { mode: "required" } } });
    expect(await codesOf(updateUser(off.ctx, { user_id: off.user.id, first_name: "Ada" }))).toEqual(["form_param_unknown"]);
    expect(await codesOf(updateUser(off.ctx, { user_id: off.user.id, last_name: null }))).toEqual(["form_param_nil"]);
  });

  it("takes no field that is not the person's to change", async () => {
    const { ctx, user } = await signedInPerson("mass");
    const smuggled = ["banned", "public_metadata", "private_metadata", "password_digest", "primary_email_address_id", "created_at", "id", "role", "administrator", "delete_self_enabled"];
    for (const name of smuggled) expect(await codesOf(updateUser(ctx, { user_id: user.id, [name]: true } as never)), name).toEqual(["form_param_unknown"]);
  });

  it("is for oneself", async () => {
    const [victim, thief] = [await signedInPerson("profile-victim"), await signedInPerson("profile-thief")];
    expect(await tally([updateUser(thief.ctx, { user_id: victim.user.id, first_name: "Eve" }), getUser(thief.ctx, { user_id: victim.user.id })])).toEqual({ kept: 0, refused: ["resource_not_found", "resource_not_found"] });
  });
});

describe("the picture", () => {
  it("is drawn until one is set, and again once it is removed", async () => {
    const { ctx, user } = await signedInPerson("picture");
    expect(user).toMatchObject({ has_image: false, image_url: expect.stringMatching(/\/images\/default\/user_\w+\.svg/) });
    const file = new Uint8Array(await sharp({ create: { width: 600, height: 400, channels: 3, background: "#264653" } }).png().toBuffer());
    const first = await setProfileImage(ctx, { user_id: user.id, file, file_name: "a\u202egnp.exe", crop: { x: 100, y: 0, size: 400 } });
    expect(first).toMatchObject({ object: "image", name: "agnp.exe", public_url: expect.stringContaining(`/images/${first.id}`) });
    const second = await setProfileImage(ctx, { user_id: user.id, file });
    expect(await database().image.findMany({ where: { userId: user.id }, select: { id: true } })).toEqual([{ id: second.id }]);
    expect(await getUser(ctx, { user_id: user.id })).toMatchObject({ has_image: true, image_url: second.public_url });
    expect(await removeProfileImage(ctx, { user_id: user.id })).toEqual({ object: "image", id: second.id, deleted: true });
    expect((await getUser(ctx, { user_id: user.id })).has_image).toBe(false);
    expect(await codesOf(removeProfileImage(ctx, { user_id: user.id }))).toEqual(["resource_not_found"]);
  });

  it("is one, when several are set at once", async () => {
    const { ctx, user } = await signedInPerson("pictures");
    const file = new Uint8Array(await sharp({ create: { width: 64, height: 64, channels: 3, background: "#2a9d8f" } }).png().toBuffer());
    await Promise.all(Array.from({ length: 4 }, () => setProfileImage(ctx, { user_id: user.id, file })));
    expect(await database().image.count({ where: { userId: user.id } })).toBe(1);
  });

  it("must be a picture of at most 10 MB", async () => {
    const { ctx, user } = await signedInPerson("no-picture");
    const svg = new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>");
    expect(await codesOf(setProfileImage(ctx, { user_id: user.id, file: svg }))).toEqual(["request_body_invalid"]);
    expect(await codesOf(setProfileImage(ctx, { user_id: user.id, file: new Uint8Array() }))).toEqual(["form_param_missing"]);
    expect(await codesOf(setProfileImage(ctx, { user_id: user.id, file: new Uint8Array(11 * 1024 * 1024) }))).toEqual(["image_too_large"]);
  });
});
