//! Halo's addresses as people enter them. Halo shows a resource server (`…/api`) and an authorisation
//! server (`…/auth`); what gets pasted is either, the other, a page of the portal, or the host alone.
//! Source: facts 1.1, VERIFIED.

use crate::http::address::{Entered, as_text, invalid, is_loopback, segments, set_segments};
use crate::{Error, ErrorCode, Result};
use reqwest::Url;

/// Where hosted tenants live: `<tenant>.halopsa.com`.
const HOSTED: &str = "halopsa.com";
/// Other products of the same house, with other data: nothing of ours fits there.
const OTHER_PRODUCTS: [(&str, &str); 2] = [("haloitsm.com", "HaloITSM"), ("halocrm.com", "HaloCRM")];
/// First parts of paths of Halo's own pages. On a hosted address any other path is a page as well.
const PAGES: [&str; 9] =
    ["portal", "login", "customers", "customer", "tickets", "ticket", "home", "config", "dashboard"];

/// Addresses ready for use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired {
    /// The resource server, ends in `/api`.
    pub resource: Url,
    /// The authorisation server, ends in `/auth`.
    pub auth: Url,
    /// The tenant, as given or as named by a halopsa.com host.
    pub tenant: Option<String>,
    /// What was repaired, in words.
    pub notes: Vec<String>,
}

impl Repaired {
    /// Repairs what was entered; an empty authorisation server is the one beside the resource server.
    pub fn from_entered(resource: &str, auth: &str, tenant: Option<&str>) -> Result<Self> {
        let mut notes = Vec::new();
        let resource = server("Halo resource server", resource, "api", &mut notes)?;
        let auth = if auth.trim().is_empty() {
            let mut beside = segments(&resource);
            beside.pop();
            beside.push("auth".to_owned());
            let mut auth = resource.clone();
            set_segments(&mut auth, &beside);
            auth
        } else {
            server("Halo authorisation server", auth, "auth", &mut notes)?
        };
        let given = tenant.and_then(|tenant| given_tenant(tenant, &mut notes));
        let tenant = given.or_else(|| {
            let named = tenant_of(&resource)?;
            notes.push(format!("The tenant {named} was taken from the address."));
            Some(named)
        });
        Ok(Self { resource, auth, tenant, notes })
    }

    /// The resource server as text.
    pub fn resource_text(&self) -> String {
        as_text(&self.resource)
    }

    /// The authorisation server as text.
    pub fn auth_text(&self) -> String {
        as_text(&self.auth)
    }
}

/// True for a tenant hosted by Halo.
pub(super) fn is_hosted(url: &Url) -> bool {
    url.host_str().is_some_and(|host| host.strip_suffix(HOSTED).is_some_and(|rest| rest.ends_with('.')))
}

fn server(what: &str, text: &str, end: &str, notes: &mut Vec<String>) -> Result<Url> {
    let Entered { mut url, notes: basic } = Entered::read(what, text)?;
    notes.extend(basic);
    refuse_other_hosts(what, &url)?;
    let parts = segments(&url);
    let is = |part: &String, word: &str| part.eq_ignore_ascii_case(word);
    let cut = parts
        .iter()
        .position(|part| is(part, "api") || is(part, "auth"))
        .or_else(|| parts.iter().position(|part| PAGES.iter().any(|page| is(part, page))))
        .unwrap_or(if is_hosted(&url) { 0 } else { parts.len() });
    let mut whole = parts.get(..cut).unwrap_or_default().to_vec();
    whole.push(end.to_owned());
    if whole != parts {
        notes.push(format!("The {what} was corrected to end in /{end}."));
        set_segments(&mut url, &whole);
    }
    Ok(url)
}

fn refuse_other_hosts(what: &str, url: &Url) -> Result<()> {
    let host = url.host_str().unwrap_or_default();
    let under = |domain: &str| host == domain || host.ends_with(&format!(".{domain}"));
    if let Some((domain, product)) = OTHER_PRODUCTS.into_iter().find(|(domain, _)| under(domain)) {
        return Err(Error::new(
            ErrorCode::AddressOtherHalo,
            format!("The address of the {what} belongs to {product}, not to HaloPSA."),
            format!(
                "{host} is under {domain}. {product} has other data; licences are not billed from there."
            ),
            "Use the address of your HaloPSA, for example https://acme.halopsa.com/api.",
        ));
    }
    if host == HOSTED || host == "www.halopsa.com" {
        return Err(invalid(what, "It is HaloPSA's own web site; yours has your name before halopsa.com."));
    }
    Ok(())
}

/// `acme` from `acme.halopsa.com`; nothing from other hosts, where the first label says nothing.
fn tenant_of(url: &Url) -> Option<String> {
    if is_loopback(url) || !is_hosted(url) {
        return None;
    }
    let label = url.host_str()?.strip_suffix(HOSTED)?.strip_suffix('.')?;
    (!label.is_empty() && !label.contains('.')).then(|| label.to_owned())
}

/// A tenant as entered, also where the whole host or address was pasted.
fn given_tenant(text: &str, notes: &mut Vec<String>) -> Option<String> {
    let bare = text.trim().trim_matches(['"', '\'']).trim();
    let host = bare.split("://").last()?.split('/').next()?;
    let name = host.strip_suffix(HOSTED).and_then(|rest| rest.strip_suffix('.')).unwrap_or(bare);
    if name != text {
        notes.push(format!("The tenant was read as {name}."));
    }
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn repaired(resource: &str, auth: &str) -> (String, String, Option<String>) {
        let all = Repaired::from_entered(resource, auth, None).unwrap();
        (all.resource_text(), all.auth_text(), all.tenant)
    }

    #[test]
    fn whatever_is_pasted_leads_to_the_two_servers() {
        let expected = (
            "https://acme.halopsa.com/api".to_owned(),
            "https://acme.halopsa.com/auth".to_owned(),
            Some("acme".to_owned()),
        );
        for entered in [
            "https://acme.halopsa.com/api",
            " https://ACME.halopsa.com/api/ ",
            "\"https://acme.halopsa.com/api\"",
            "acme.halopsa.com",
            "https://acme.halopsa.com/",
            "https://acme.halopsa.com/auth",
            "https://acme.halopsa.com/auth/token",
            "https://acme.halopsa.com/API",
            "https://acme.halopsa.com/api/swagger/index.html#/Client",
            "https://acme.halopsa.com/api/SoftwareLicence",
            "https://acme.halopsa.com/portal",
            "https://acme.halopsa.com/customers?mainview=customers&x=1",
            "https://acme.halopsa.com/login",
        ] {
            assert_eq!(repaired(entered, ""), expected, "{entered}");
            assert_eq!(repaired("https://acme.halopsa.com/api", entered), expected, "{entered} as auth");
        }
    }

    #[test]
    fn own_hosts_keep_their_prefix_and_name_no_tenant() {
        assert_eq!(
            repaired("https://psa.example.net/halo/api", ""),
            ("https://psa.example.net/halo/api".into(), "https://psa.example.net/halo/auth".into(), None),
            "a prefix belongs to the installation"
        );
        assert_eq!(
            repaired("http://127.0.0.1:4711/api", "http://127.0.0.1:4712/auth"),
            ("http://127.0.0.1:4711/api".into(), "http://127.0.0.1:4712/auth".into(), None),
            "loopback is no tenant"
        );
        assert_eq!(repaired("https://psa.example.net/halo/portal", "").0, "https://psa.example.net/halo/api");
    }

    #[test]
    fn other_halos_are_named() {
        let error = Repaired::from_entered("https://acme.haloitsm.com/api", "", None).unwrap_err();
        assert_eq!(error.code, ErrorCode::AddressOtherHalo, "CIPP users met only a 401 here");
        assert!(error.what.contains("HaloITSM"), "and are told which product it is: {}", error.what);
        let error = Repaired::from_entered("https://www.halopsa.com", "", None).unwrap_err();
        assert_eq!(error.code, ErrorCode::AddressInvalid, "the vendor's web site is nobody's tenant");
    }

    #[test]
    fn a_tenant_is_read_from_whatever_was_pasted() {
        let tenant =
            |text| Repaired::from_entered("https://psa.example.net/api", "", Some(text)).unwrap().tenant;
        assert_eq!(tenant("acme").as_deref(), Some("acme"));
        assert_eq!(tenant("https://acme.halopsa.com/").as_deref(), Some("acme"), "the address was pasted");
        assert_eq!(tenant("  "), None, "spaces are no tenant");
    }

    proptest! {
        #[test]
        fn never_panics_and_settles(
            resource in "(https?://)?[a-z]{0,5}(\\.halopsa\\.com|\\.example\\.net|localhost)?[ -~]{0,25}",
            auth in "(https://[a-z.]{0,9})?[ -~]{0,20}",
        ) {
            if let Ok(first) = Repaired::from_entered(&resource, &auth, None) {
                let again = Repaired::from_entered(&first.resource_text(), &first.auth_text(), first.tenant.as_deref()).unwrap();
                prop_assert_eq!(&again.resource, &first.resource);
                prop_assert_eq!(&again.auth, &first.auth);
                prop_assert_eq!(&again.tenant, &first.tenant);
                prop_assert!(again.notes.is_empty(), "repaired twice: {:?}", again.notes);
            }
        }
    }
}
