export const dev = {
  inbox: {
    heading: "Development inbox",
    intro: "Mails and text messages that this instance would have sent. Only a development instance without a mail server or SMS provider has this page.",
    filter: "Address or number",
    show: "Show",
    refresh: "Refresh",
    empty: "Nothing here yet",
    empty_hint: "Ask for a code or a link, and it appears here a moment later.",
    email: "Email",
    sms: "Text message",
    open_link: "Open the link",
    plain_text: "Plain text",
    preview: "Preview of “{subject}”",
  },
} as const;
