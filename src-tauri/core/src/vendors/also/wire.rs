//! The form of ALSO's answers: arrays of objects with names in PascalCase (facts 5 and 6). What is not needed
//! is not taken; `BankDetails` least of all.

use crate::domain::{Address, CustomerId};
use crate::http::values::{Json, Object};

/// What a company is, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Somebody who has subscriptions.
    Customer,
    /// Somebody who has customers.
    Reseller,
    /// A user, a product, a department: part of a company.
    Other,
}

/// A company, as far as it is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Company {
    /// Its `AccountId`.
    pub number: u64,
    /// The same as a customer's id.
    pub id: CustomerId,
    pub name: Option<String>,
    pub kind: Kind,
    /// True where its account is terminated.
    pub ended: bool,
    pub address: Option<Address>,
}

impl Company {
    /// Its name, or its number.
    pub fn title(&self) -> String {
        self.name.clone().unwrap_or_else(|| self.number.to_string())
    }
}

/// A list of companies.
#[derive(Debug, Default)]
pub(super) struct Companies {
    pub listed: Vec<Company>,
    /// Entries that name no company.
    pub unusable: usize,
}

/// Reads a list of companies; `None` where it is none.
pub(super) fn companies(json: Json<'_>) -> Option<Companies> {
    let entries = json.array()?;
    let listed: Vec<Company> = entries.iter().filter_map(|entry| one(*entry)).collect();
    Some(Companies { unusable: entries.len() - listed.len(), listed })
}

/// Reads one company, from a list or by itself (facts 4: a list by the vendor, one object by a client); the
/// one asked for, where one was.
pub(super) fn company(json: Json<'_>, asked: Option<u64>) -> Option<Company> {
    let entries = json.array().unwrap_or_else(|| vec![json]);
    entries.into_iter().filter_map(one).find(|found| asked.is_none_or(|asked| found.number == asked))
}

fn one(json: Json<'_>) -> Option<Company> {
    let object = json.object()?;
    let text = |name: &str| object.get(name).and_then(Json::words);
    let part = |name: &str| text(name).unwrap_or_default();
    let kind = match text("AccountType").unwrap_or_default().to_ascii_lowercase().as_str() {
        "reseller" => Kind::Reseller,
        "user" | "product" | "department" => Kind::Other,
        // The vendor's example leaves it empty.
        _ => Kind::Customer,
    };
    let number = id(&object, "AccountId")?;
    Some(Company {
        number,
        id: CustomerId::new(&number.to_string())?,
        name: text("CompanyName"),
        kind,
        ended: ended(&object),
        address: Address {
            street: part("Address"),
            city: part("City"),
            region: part("State"),
            postcode: part("Zip"),
            country: part("Country"),
        }
        .told(),
    })
}

/// An account's number. 0 and less are none.
pub(super) fn id(object: &Object<'_>, name: &str) -> Option<u64> {
    object.get(name).and_then(Json::whole).and_then(|id| u64::try_from(id).ok()).filter(|id| *id > 0)
}

/// `AccountState` is `Active` or `Terminated`; other words end nothing.
pub(super) fn ended(object: &Object<'_>) -> bool {
    object.get("AccountState").and_then(Json::words).is_some_and(|s| s.eq_ignore_ascii_case("terminated"))
}

/// A field of a subscription: a name and a value of any kind.
#[derive(Debug, Clone)]
pub(super) struct Field<'a> {
    pub name: String,
    /// None where it is empty: empty text and null are both absent (facts 5).
    pub value: Option<Json<'a>>,
}

/// One subscription as listed.
#[derive(Debug, Clone)]
pub(super) struct Row<'a> {
    pub object: Object<'a>,
    pub fields: Vec<Field<'a>>,
    /// Its charges, `PriceableItems`.
    pub charges: Vec<Object<'a>>,
    /// Names of its add-ons.
    pub addons: Vec<String>,
}

impl<'a> Row<'a> {
    /// Reads a subscription; `None` where it is no object.
    pub fn read(json: Json<'a>) -> Option<Self> {
        let object = json.object()?;
        let list = |name: &str| object.get(name).map(several).unwrap_or_default();
        let fields = list("Fields").into_iter().filter_map(|field| {
            let field = field.object()?;
            let empty = |value: &Json<'a>| value.text().is_some_and(|text| text.is_empty());
            Some(Field {
                name: field.get("Name")?.words()?,
                value: field.get("Value").filter(|value| !empty(value)),
            })
        });
        let addon = |addon: Json<'_>| {
            let addon = addon.object()?;
            addon.any(&["ServiceDisplayName", "ServiceName", "AccountId"])?.words()
        };
        Some(Self {
            fields: fields.collect(),
            charges: list("PriceableItems").into_iter().filter_map(Json::object).collect(),
            addons: list("Addons").into_iter().filter_map(addon).collect(),
            object,
        })
    }

    /// A text that is not empty.
    pub fn words(&self, name: &str) -> Option<String> {
        self.object.get(name).and_then(Json::words)
    }

    /// The value of a field, by its name in any casing; none where it is absent or empty.
    pub fn field(&self, name: &str) -> Option<Json<'a>> {
        self.fields.iter().filter(|field| field.name.eq_ignore_ascii_case(name)).find_map(|field| field.value)
    }
}

/// A list, or the one thing that stands for it (facts 6: add-ons).
fn several(json: Json<'_>) -> Vec<Json<'_>> {
    json.array().unwrap_or_else(|| vec![json])
}
