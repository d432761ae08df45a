import { readSettings } from "@/lib/settings/store";

/** The document by which Android lets the operator's apps use this host's links and passwords. @see https://developers.google.com/digital-asset-links */
export async function assetLinks(): Promise<unknown[]> {
  const { native_apps } = await readSettings();
  return native_apps.android.map(({ package_name, sha256_cert_fingerprints }) => ({
    relation: ["delegate_permission/common.handle_all_urls", "delegate_permission/common.get_login_creds"],
    target: { namespace: "android_app", package_name, sha256_cert_fingerprints },
  }));
}

/** The document by which Apple's systems let the operator's apps use this host's passwords. @see https://developer.apple.com/documentation/xcode/supporting-associated-domains */
export async function appleAppSiteAssociation(): Promise<{ webcredentials: { apps: string[] } }> {
  const { native_apps } = await readSettings();
  return { webcredentials: { apps: native_apps.apple_app_ids } };
}
