import type { Catalogue } from "@/lib/messages/catalogue/catalogue";

const ignoreMail = "somebody may have typed your address by mistake. You can ignore this mail: nobody gets in without it.";

/** English. */
export const en: Catalogue = {
  locale: "en",
  direction: "ltr",
  proofs: {
    verification_code: {
      subjectWithCode: ({ code, portal }) => `${code} is your ${portal} code`,
      subjectWithLink: ({ portal }) => `Your link for ${portal}`,
      heading: ({ portal }) => `Your code for ${portal}`,
      button: "Continue",
      notYou: () => `If you did not ask for this, ${ignoreMail}`,
    },
    reset_password_code: {
      subjectWithCode: ({ code, portal }) => `${code} is your code to reset your ${portal} password`,
      subjectWithLink: ({ portal }) => `Reset your ${portal} password`,
      heading: () => "Reset your password",
      button: "Reset password",
      notYou: () => "If you did not ask for this, you can ignore this mail: your password stays as it is. If it comes again and again, choose a longer password.",
    },
    magic_link_sign_in: {
      subjectWithCode: ({ code, portal }) => `${code} is your code to sign in to ${portal}`,
      subjectWithLink: ({ portal }) => `Sign in to ${portal}`,
      heading: ({ portal }) => `Sign in to ${portal}`,
      button: "Sign in",
      notYou: () => `If you did not try to sign in, ${ignoreMail}`,
    },
    magic_link_sign_up: {
      subjectWithCode: ({ code, portal }) => `${code} is your code to sign up for ${portal}`,
      subjectWithLink: ({ portal }) => `Finish signing up for ${portal}`,
      heading: ({ portal }) => `Finish signing up for ${portal}`,
      button: "Confirm address",
      notYou: ({ portal }) => `If you did not sign up for ${portal}, somebody may have typed your address by mistake. Ignore this mail and no account is made with your address.`,
    },
    magic_link_user_profile: {
      subjectWithCode: ({ code, portal }) => `${code} is your code to confirm your address at ${portal}`,
      subjectWithLink: ({ portal }) => `Confirm your address at ${portal}`,
      heading: () => "Confirm your email address",
      button: "Confirm address",
      notYou: () => "If you did not add this address to an account, ignore this mail and it is not added.",
    },
  },
  invitations: {
    invitation: {
      subject: ({ portal }) => `You are invited to ${portal}`,
      heading: ({ portal }) => `You are invited to ${portal}`,
      lead: ({ portal }) => `Accept the invitation to get your account at ${portal}.`,
      button: "Accept invitation",
      unexpected: () => "If you did not expect this, ignore this mail and no account is made with your address.",
    },
    waitlist_invitation: {
      subject: ({ portal }) => `Your place at ${portal} is ready`,
      heading: ({ portal }) => `Your place at ${portal} is ready`,
      lead: ({ portal }) => `You were on the waitlist of ${portal}. It is your turn: you can make your account now.`,
      button: "Make an account",
      unexpected: () => "If you did not put yourself on the waitlist, ignore this mail and no account is made with your address.",
    },
    waitlist_confirmation: {
      subject: ({ portal }) => `You are on the waitlist of ${portal}`,
      heading: () => "You are on the waitlist",
      lead: ({ portal }) => `We write to this address as soon as there is a place for you at ${portal}.`,
      button: null,
      unexpected: () => "If you did not put yourself on the waitlist, somebody may have typed your address by mistake. You can ignore this mail.",
    },
  },
  notices: {
    password_changed: {
      subject: ({ portal }) => `Your ${portal} password was changed`,
      heading: "Your password was changed",
      lead: ({ account, portal }) => `The password of your ${portal} account ${account} was changed.`,
    },
    password_removed: {
      subject: ({ portal }) => `Your ${portal} password was removed`,
      heading: "Your password was removed",
      lead: ({ account, portal }) => `Your ${portal} account ${account} no longer has a password. You sign in another way from now on.`,
    },
    primary_email_address_changed: {
      subject: ({ portal }) => `Your primary email address at ${portal} was changed`,
      heading: "Your primary email address was changed",
      lead: ({ account, portal, emailAddress }) => `The primary email address of your ${portal} account ${account} is now ${emailAddress}.`,
    },
    email_address_added: {
      subject: ({ portal }) => `An email address was added to your ${portal} account`,
      heading: "An email address was added",
      lead: ({ account, portal, emailAddress }) => `${emailAddress} was added to your ${portal} account ${account}.`,
    },
    email_address_removed: {
      subject: ({ portal }) => `An email address was removed from your ${portal} account`,
      heading: "An email address was removed",
      lead: ({ account, portal, emailAddress }) => `${emailAddress} was removed from your ${portal} account ${account}.`,
    },
    phone_number_added: {
      subject: ({ portal }) => `A phone number was added to your ${portal} account`,
      heading: "A phone number was added",
      lead: ({ account, portal, phoneNumber }) => `${phoneNumber} was added to your ${portal} account ${account}.`,
    },
    phone_number_removed: {
      subject: ({ portal }) => `A phone number was removed from your ${portal} account`,
      heading: "A phone number was removed",
      lead: ({ account, portal, phoneNumber }) => `${phoneNumber} was removed from your ${portal} account ${account}.`,
    },
    new_device_sign_in: {
      subject: ({ portal }) => `New sign-in to your ${portal} account`,
      heading: "A new device signed in",
      lead: ({ account, portal }) => `A device that we have not seen before signed in to your ${portal} account ${account}.`,
    },
    account_deleted: {
      subject: ({ portal }) => `Your ${portal} account was deleted`,
      heading: "Your account was deleted",
      lead: ({ account, portal }) => `Your ${portal} account ${account} was deleted. You are signed out everywhere.`,
    },
    account_locked: {
      subject: ({ portal }) => `Your ${portal} account is locked for now`,
      heading: "Your account is locked for now",
      lead: ({ account, portal, unlocksAt }) =>
        `There were too many failed tries to sign in to your ${portal} account ${account}. ${unlocksAt === null ? "It stays locked until support unlocks it." : `It unlocks by itself on ${unlocksAt}.`}`,
    },
  },
  enterCode: "Enter this code on the page that asked for it.",
  openLink: "Open this link to go on.",
  enterCodeOrOpenLink: "Enter this code on the page that asked for it, or use the button.",
  expiresWithin: ({ duration }) => `It works once, within ${duration}.`,
  neverShare: ({ portal }) => `Never pass it on. Nobody from ${portal} will ask you for it.`,
  codeText: ({ code, portal, duration }) => `${code} is your ${portal} code.${duration === null ? "" : ` It works for ${duration}.`} Never pass it on.`,
  resetCodeText: ({ code, portal, duration }) => `${code} resets your ${portal} password.${duration === null ? "" : ` It works for ${duration}.`} Never pass it on.`,
  detailsHeading: "Where this came from",
  when: "When",
  device: "Device",
  place: "Place",
  ipAddress: "IP address",
  unknownDevice: "Unknown device",
  browserOnSystem: ({ browser, system }) => `${browser} on ${system}`,
  wasYou: "If this was you, there is nothing to do.",
  wasNotYou: "If this was not you, somebody else may be in your account: sign out the devices that you do not know, then change your password.",
  wasNotYouWithoutAccount: "If this was not you, tell us as soon as you can.",
  wasNotYouButton: "This wasn't me",
  contactButton: "Contact support",
  footer: ({ portal }) => `${portal} sent this mail because of something that happened with an account or an address. It is not advertising.`,
};
