import { describe, expect, it } from "vitest";
import { z } from "zod";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { openPayload } from "@/lib/messages/payload";
import { operation, type OperationContext } from "@/lib/operation";
import { codesOf, signedInPerson, signIn, systemContextFor, tally, type Person } from "@/lib/resources/testing";
import { insertVerified } from "@/lib/resources/verifications/store";
import { getUser } from "@/lib/resources/users/get";
import { createEmailAddress } from "./create";
import { deleteEmailAddress } from "./delete";
import { getEmailAddress } from "./get";
import { emailAddressJson } from "./serializer";
import { setPrimaryEmailAddress } from "./set-primary";
import { claimEmailAddress } from "./store";

useTestDatabase();

/** What the verification flow does once a code was right. */
const prove = operation({
  name: "test.prove",
  input: z.strictObject({ id: z.string() }),
  allow: () => {},
  run: async (ctx: OperationContext, { id }) => (await claimEmailAddress(ctx, id, (await insertVerified(ctx.tx, "email_code", ctx.now())).id)).id,
});

async function addProved(person: Person, email_address: string): Promise<string> {
  const { id } = await createEmailAddress(person.ctx, { user_id: person.user.id, email_address });
  return prove(person.ctx, { id });
}

const now = (person: Person) => getUser(systemContextFor(), { user_id: person.user.id });

async function noticesTo(userId: string): Promise<string[]> {
  const rows = await database().outboxMessage.findMany({ where: { userId }, orderBy: { createdAt: "asc" } });
  return rows.map((row) => `${row.slug} ${row.toAddress}`).sort();
}

describe("adding an address", () => {
  it("leaves it unproved, neither primary nor claimed, and writes to nobody", async () => {
    const person = await signedInPerson("add");
    const added = await createEmailAddress(person.ctx, { user_id: person.user.id, email_address: "New@Example.test" });
    expect(emailAddressJson.parse(added)).toEqual(added);
    expect(added).toMatchObject({ email_address: "new@example.test", verification: null });
    expect((await now(person)).primary_email_address_id).toBe(person.user.primary_email_address_id);
    expect(await noticesTo(person.user.id)).toEqual([]);
    expect(await database().emailAddress.findUnique({ where: { claim: "new@example.test" } })).toBeNull();
    expect(await getEmailAddress(person.ctx, { email_address_id: added.id })).toEqual(added);
  });

  it("refuses what is no address, one's own twice, and somebody else's proved one", async () => {
    const person = await signedInPerson("add-refused");
    await signedInPerson("somebody");
    const add = (email_address: string) => codesOf(createEmailAddress(person.ctx, { user_id: person.user.id, email_address }));
    expect(await add("a@b@c.test")).toEqual(["form_param_format_invalid"]);
    expect(await add("ADD-refused@example.test")).toEqual(["form_identifier_exists"]);
    expect(await add("somebody@example.test")).toEqual(["form_identifier_exists"]);
  });

  it("does not tell of somebody else's where the instance hides accounts, but refuses the proof", async () => {
    const settings = { attack_protection: { enumeration_protection: { enabled: true } } };
    const person = await signedInPerson("hidden", { settings });
    await signedInPerson("secret");
    const { id } = await createEmailAddress(person.ctx, { user_id: person.user.id, email_address: "secret@example.test" });
    expect(await codesOf(prove(person.ctx, { id }))).toEqual(["identification_claimed"]);
  });

  it("asks for a fresh factor", async () => {
    const { user } = await signedInPerson("stale");
    const { ctx } = await signIn(user, { provedMinutesAgo: 11 });
    expect(await codesOf(createEmailAddress(ctx, { user_id: user.id, email_address: "x@example.test" }))).toEqual(["session_reverification_required"]);
  });

  it.each([{ verified: true }, { primary: true }, { verified: false }])("does not let a person vouch for it: %j", async (given) => {
    const person = await signedInPerson(`vouch-${JSON.stringify(given).length}-${"verified" in given}`);
    expect(await codesOf(createEmailAddress(person.ctx, { user_id: person.user.id, email_address: "x@example.test", ...given }))).toEqual(["form_param_unknown"]);
  });

  it("stops at ten unproved ones, also when they are asked for at once", async () => {
    const person = await signedInPerson("many");
    const attempts = Array.from({ length: 14 }, (_, index) => createEmailAddress(person.ctx, { user_id: person.user.id, email_address: `many-${index}@example.test` }));
    const { kept, refused } = await tally(attempts);
    expect(kept).toBe(10);
    expect(new Set(refused)).toEqual(new Set(["too_many_unverified_identifications"]));
  });
});

describe("proving an address", () => {
  it("claims it and tells the old and the new one", async () => {
    const person = await signedInPerson("prove");
    await addProved(person, "prove-2@example.test");
    expect((await now(person)).primary_email_address_id).toBe(person.user.primary_email_address_id);
    expect(await noticesTo(person.user.id)).toEqual(["email_address_added prove-2@example.test", "email_address_added prove@example.test"]);
    const message = await database().outboxMessage.findFirstOrThrow({ where: { toAddress: "prove@example.test" } });
    expect(openPayload("email_address_added", message.sealedPayload ?? "").data).toMatchObject({ account: "prove@example.test", email_address: "prove-2@example.test", occurred: { ip_address: "198.51.100.7", browser_name: "Chrome" } });
  });

  it("goes to one of many who have added the same address", async () => {
    const people = await Promise.all(Array.from({ length: 8 }, (_, index) => signedInPerson(`rival-${index}`)));
    const added = await Promise.all(people.map((person) => createEmailAddress(person.ctx, { user_id: person.user.id, email_address: "shared@example.test" })));
    const { kept, refused } = await tally(added.map(({ id }, index) => prove(people[index]?.ctx ?? systemContextFor(), { id })));
    expect(kept).toBe(1);
    expect(refused).toEqual(Array.from({ length: 7 }, () => "identification_claimed"));
  });

  it("makes the first proved one primary", async () => {
    const person = await signedInPerson("first");
    await database().emailAddress.deleteMany({ where: { userId: person.user.id } });
    const id = await addProved(person, "first-proved@example.test");
    expect((await now(person)).primary_email_address_id).toBe(id);
  });
});

describe("choosing the primary address", () => {
  it("tells the old and the new one", async () => {
    const person = await signedInPerson("choose");
    const id = await addProved(person, "choose-2@example.test");
    await database().outboxMessage.deleteMany({});
    await setPrimaryEmailAddress(person.ctx, { email_address_id: id });
    expect((await now(person)).primary_email_address_id).toBe(id);
    expect(await noticesTo(person.user.id)).toEqual(["primary_email_address_changed choose-2@example.test", "primary_email_address_changed choose@example.test"]);
  });

  it("refuses an unproved one", async () => {
    const person = await signedInPerson("unproved");
    const { id } = await createEmailAddress(person.ctx, { user_id: person.user.id, email_address: "unproved-2@example.test" });
    expect(await codesOf(setPrimaryEmailAddress(person.ctx, { email_address_id: id }))).toEqual(["identification_update_failed"]);
  });
});

describe("removing an address", () => {
  it("puts another proved one in the primary one's place and tells both", async () => {
    const person = await signedInPerson("remove");
    const id = await addProved(person, "remove-2@example.test");
    await database().outboxMessage.deleteMany({});
    const primary = person.user.primary_email_address_id ?? "";
    expect(await deleteEmailAddress(person.ctx, { email_address_id: primary })).toEqual({ object: "email_address", id: primary, deleted: true });
    expect((await now(person)).primary_email_address_id).toBe(id);
    expect(await noticesTo(person.user.id)).toEqual(["email_address_removed remove-2@example.test", "email_address_removed remove@example.test"]);
    expect(await database().verification.count({ where: { emailAddress: { id: primary } } })).toBe(0);
  });

  it("never removes the last way to sign in", async () => {
    const person = await signedInPerson("last");
    const id = person.user.primary_email_address_id ?? "";
    expect(await codesOf(deleteEmailAddress(person.ctx, { email_address_id: id }))).toEqual(["last_required_identification_deletion_failed"]);
    const { id: unproved } = await createEmailAddress(person.ctx, { user_id: person.user.id, email_address: "last-2@example.test" });
    expect(await codesOf(deleteEmailAddress(person.ctx, { email_address_id: id }))).toEqual(["last_required_identification_deletion_failed"]);
    await deleteEmailAddress(person.ctx, { email_address_id: unproved });
  });

  it("keeps one of several that are removed at the same moment", async () => {
    const person = await signedInPerson("parallel");
    const ids = [person.user.primary_email_address_id ?? ""];
    for (const index of [1, 2, 3]) ids.push(await addProved(person, `parallel-${index}@example.test`));
    const { kept, refused } = await tally(ids.map((email_address_id) => deleteEmailAddress(person.ctx, { email_address_id })));
    expect({ kept, refused }).toEqual({ kept: 3, refused: ["last_required_identification_deletion_failed"] });
    const after = await now(person);
    expect(after.email_addresses).toHaveLength(1);
    expect(after.primary_email_address_id).toBe(after.email_addresses[0]?.id);
  });

  it("leaves a proved primary address when choosing and removing meet", async () => {
    const person = await signedInPerson("meet");
    const id = await addProved(person, "meet-2@example.test");
    await Promise.allSettled([setPrimaryEmailAddress(person.ctx, { email_address_id: id }), deleteEmailAddress(person.ctx, { email_address_id: id })]);
    const after = await now(person);
    expect(after.email_addresses.map((each) => each.id)).toContain(after.primary_email_address_id);
  });
});

it("is nobody else's: reading, choosing and removing answer 404", async () => {
  const [owner, thief] = [await signedInPerson("owner"), await signedInPerson("thief")];
  const email_address_id = owner.user.primary_email_address_id ?? "";
  const attempts = [getEmailAddress, setPrimaryEmailAddress, deleteEmailAddress].map((attempt) => attempt(thief.ctx, { email_address_id }));
  expect(await tally([...attempts, createEmailAddress(thief.ctx, { user_id: owner.user.id, email_address: "x@example.test" })])).toEqual({ kept: 0, refused: Array.from({ length: 4 }, () => "resource_not_found") });
  const nobody = { ...thief.ctx, actor: { type: "anonymous" as const } };
  expect(await tally([getEmailAddress, setPrimaryEmailAddress, deleteEmailAddress].map((attempt) => attempt(nobody, { email_address_id })))).toEqual({ kept: 0, refused: Array.from({ length: 3 }, () => "authentication_invalid") });
});

it("an administrator's word makes an address proved and primary", async () => {
  const person = await signedInPerson("word");
  const added = await createEmailAddress(systemContextFor(), { user_id: person.user.id, email_address: "word-2@example.test", verified: true, primary: true });
  expect(added.verification).toMatchObject({ status: "verified", strategy: "admin" });
  expect((await now(person)).primary_email_address_id).toBe(added.id);
});
