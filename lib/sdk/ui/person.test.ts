import { expect, it } from "vitest";
import { identifierOf, initialsOf, nameOf, type Shown } from "./person";

const nobody: Shown = { firstName: null, lastName: null, username: null, imageUrl: "", hasImage: false, primaryEmailAddressId: null, primaryPhoneNumberId: null, emailAddresses: [], phoneNumbers: [] };
const emailAddresses = [{ id: "idn_1", emailAddress: "old@example.test" }, { id: "idn_2", emailAddress: "ada@example.test" }];

it.each<[Partial<Shown>, string, string]>([
  [{ firstName: "Ada", lastName: "Lovelace", emailAddresses, primaryEmailAddressId: "idn_2" }, "Ada Lovelace", "ada@example.test"],
  [{ lastName: "Lovelace", username: "ada" }, "Lovelace", "ada"],
  [{ username: "ada", emailAddresses }, "ada", "old@example.test"],
  [{ phoneNumbers: [{ id: "idn_3", phoneNumber: "+15551234567" }] }, "+15551234567", "+15551234567"],
  [{}, "", ""],
])("calls somebody by what is known of them", (some, name, identifier) => {
  expect(nameOf({ ...nobody, ...some })).toBe(name);
  expect(identifierOf({ ...nobody, ...some })).toBe(identifier);
});

it.each([["Ada Lovelace", "AL"], ["ada@example.test", "A"], ["عائشة بنت طلحة", "عط"], ["", ""]])("writes %s in short", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
