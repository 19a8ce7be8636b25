//! The bodies of writes: always an array (facts 2.4, 6.1: VERIFIED), only the members that are meant,
//! whole numbers without a decimal point (Halo refuses `95.0` for an integer, facts 8.1), money as exact
//! decimals, dates at midnight without zone.

use crate::domain::{ClientWrite, LicenceWrite, SiteField, SiteWrite, Value};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The name of the site that Halo makes with a new client. Halo's form demands one (facts 2.4: VERIFIED
/// for n8n's form).
const FIRST_SITE: &str = "Main";

/// The body that creates or updates licences.
pub(super) fn licences(records: &[LicenceWrite]) -> String {
    array(records.iter().map(|record| {
        let mut object = Members::with_id(record.id.map(|id| id.0));
        for (field, value) in &record.fields {
            object.add(field.halo_name(), &json(value));
        }
        object
    }))
}

/// The body that creates, renames or retires a client.
pub(super) fn client(record: &ClientWrite) -> String {
    let mut object = Members::with_id(record.id.map(|id| id.0));
    if let Some(name) = &record.name {
        object.add("name", &quoted(name));
    }
    if record.id.is_none() {
        if let Some(top_level) = record.top_level {
            object.add("toplevel_id", &top_level.to_string());
        }
        object.add("newclient_sitename", &quoted(FIRST_SITE));
        if let Some(lines) = &record.address {
            object.add("newclient_delivery_address", &address(lines.lines().filter(|(_, l)| !l.is_empty())));
        }
    } else if record.retire {
        object.add("inactive", "true");
    }
    array(std::iter::once(object))
}

/// The body that puts an address on a site. The form is ASSUMED (facts section 3: the member is on the
/// writable site); all five lines go out, for what becomes of lines left out is not known.
pub(super) fn site(record: &SiteWrite) -> String {
    let SiteWrite { id, address: lines } = record;
    let mut object = Members::with_id(Some(id.0));
    object.add("delivery_address", &address(lines.lines()));
    array(std::iter::once(object))
}

fn address<'a>(lines: impl Iterator<Item = (SiteField, &'a str)>) -> String {
    let mut object = Members::with_id(None);
    for (field, line) in lines {
        object.add(field.halo_name(), &quoted(line));
    }
    object.text()
}

/// The members of an object as JSON text: numbers go out digit by digit as they are held, through no
/// float.
struct Members(String);

impl Members {
    fn with_id(id: Option<i64>) -> Self {
        let mut new = Self(String::new());
        if let Some(id) = id {
            new.add("id", &id.to_string());
        }
        new
    }

    fn text(&self) -> String {
        format!("{{{}}}", self.0)
    }

    fn add(&mut self, name: &str, value: &str) {
        if !self.0.is_empty() {
            self.0.push(',');
        }
        self.0.extend([quoted(name).as_str(), ":", value]);
    }
}

fn array(objects: impl Iterator<Item = Members>) -> String {
    let objects: Vec<String> = objects.map(|members| members.text()).collect();
    format!("[{}]", objects.join(","))
}

fn json(value: &Value) -> String {
    match value {
        Value::Number(number) => number_text(*number),
        Value::Date(date) => quoted(&date_text(*date)),
        Value::Text(text) => quoted(text),
        Value::Flag(flag) => flag.to_string(),
    }
}

/// 12 rather than 12.0, 9.4 rather than 9.40: equal numbers go out as equal text.
fn number_text(number: Decimal) -> String {
    number.normalize().to_string()
}

/// Halo's form of a date (facts 9.3, VERIFIED).
fn date_text(date: Date) -> String {
    format!("{:04}-{:02}-{:02}T00:00:00", date.year(), date.month(), date.day())
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ClientId, LicenceField, LicenceId, SiteAddress, SiteId, TopLevelId};
    use jiff::civil::date;

    #[test]
    fn licences_go_out_as_an_array_of_sparse_objects() {
        let update = LicenceWrite {
            id: Some(LicenceId(41)),
            fields: vec![(LicenceField::Count, Value::Number(Decimal::new(120, 1)))],
        };
        let create = LicenceWrite {
            id: None,
            fields: vec![
                (LicenceField::Name, Value::Text("Größe \"M\" & co".into())),
                (LicenceField::PurchasePrice, Value::Number(Decimal::new(940, 2))),
                (LicenceField::StartDate, Value::Date(date(2024, 3, 8))),
                (LicenceField::EndDate, Value::Date(date(1901, 1, 1))),
                (LicenceField::IsActive, Value::Flag(true)),
                (LicenceField::Site, Value::Number((-1).into())),
            ],
        };
        assert_eq!(
            licences(&[update, create]),
            r#"[{"id":41,"count":12},{"name":"Größe \"M\" & co","purchase_price":9.4,"start_date":"2024-03-08T00:00:00","end_date":"1901-01-01T00:00:00","is_active":true,"site_id":-1}]"#,
            "an update must not mention what it does not change, and integers must not look like floats"
        );
    }

    fn new_address() -> SiteAddress {
        let mut address = SiteAddress::default();
        address.set(SiteField::Line1, "4 \"The\" Mill");
        address.set(SiteField::Postcode, "QV1 2ZZ");
        address
    }

    #[test]
    fn an_address_goes_out_whole_on_a_site_and_as_told_with_a_new_client() {
        let record = SiteWrite { id: SiteId(18), address: new_address() };
        assert_eq!(
            site(&record),
            r#"[{"id":18,"delivery_address":{"line1":"4 \"The\" Mill","line2":"","line3":"","line4":"","postcode":"QV1 2ZZ"}}]"#,
            "neither a name nor anything else of the site is mentioned"
        );
        let new =
            ClientWrite { name: Some("Acme".into()), address: Some(new_address()), ..ClientWrite::default() };
        assert_eq!(
            client(&new),
            r#"[{"name":"Acme","newclient_sitename":"Main","newclient_delivery_address":{"line1":"4 \"The\" Mill","postcode":"QV1 2ZZ"}}]"#,
            "a new one is given what is told"
        );
    }

    #[test]
    fn a_new_client_gets_a_first_site_and_a_renamed_one_does_not() {
        let new = ClientWrite {
            name: Some("Acme".into()),
            top_level: Some(TopLevelId(3)),
            ..ClientWrite::default()
        };
        assert_eq!(
            client(&new),
            r#"[{"name":"Acme","toplevel_id":3,"newclient_sitename":"Main"}]"#,
            "Halo's own form demands the three"
        );
        let rename = ClientWrite {
            id: Some(ClientId(7)),
            name: Some("Acme Ltd".into()),
            top_level: Some(TopLevelId(3)),
            address: Some(new_address()),
            retire: false,
        };
        assert_eq!(client(&rename), r#"[{"id":7,"name":"Acme Ltd"}]"#, "a rename moves nothing");
        let twin = ClientWrite { id: Some(ClientId(7)), retire: true, ..ClientWrite::default() };
        assert_eq!(client(&twin), r#"[{"id":7,"inactive":true}]"#, "set inactive, and nothing else");
    }
}
