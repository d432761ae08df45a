export type Theme = "light" | "dark" | "system";

/** All that a page's surroundings need, gathered once for each request by `portalFrame()` in app/frame.ts. */
export type PortalFrame = {
  application: {
    name: string;
    logoUrl: string | null;
    coverUrl: string | null;
    homeUrl: string | null;
    termsUrl: string | null;
    privacyUrl: string | null;
    supportUrl: string | null;
  };
  locale: string;
  /** BCP 47 tag for Intl, with the language's figures. */
  formattingTag: string;
  direction: "ltr" | "rtl";
  languages: readonly { tag: string; name: string }[];
  theme: Theme;
  words: FrameWords;
};

export type FrameWords = {
  language: string;
  theme: string;
  light: string;
  dark: string;
  system: string;
  terms: string;
  privacy: string;
  support: string;
  home: string;
  skip: string;
  back: string;
  places: string;
  signedInAs: string;
  otherAccounts: string;
  addAccount: string;
  signOut: string;
  signOutAll: string;
};
