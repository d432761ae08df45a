/** The page of the one-time link that makes the first administrator. */
export const setup = {
  heading: "Become the first administrator",
  intro: "Name the address and the password with which you sign in to {application} from now on.",
  address_hint: "If you have an account with it already, enter its password.",
  submit: "Become administrator",
  sign_in: "Sign in",
  used: {
    heading: "This is already done",
    text: "There is an administrator. If it is you, sign in.",
  },
  expired: {
    heading: "This link is too old",
    text: "It was good for 24 hours. Start Gatehouse again: the terminal then shows a new one.",
  },
  invalid: {
    heading: "This link does not work",
    text: "Each start of Gatehouse shows a new link, and the ones before stop working. Open the latest one from the terminal.",
  },
} as const;
