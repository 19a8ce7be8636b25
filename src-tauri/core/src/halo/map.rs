//! Halo's records into Halyard's words. Every member but the id may be left out (facts 9.3); an id may be
//! written 12 or 12.0; years up to 1901 mean no date.

use crate::domain::{
    Client, ClientId, Licence, LicenceId, Site, SiteAddress, SiteField, SiteId, TopLevel, TopLevelId,
};
use crate::http::values::{Json, Object};
use jiff::civil::Date;

/// The id of a record; without one it cannot be used.
pub(super) fn id(object: &Object<'_>) -> Option<i64> {
    whole(object, "id")
}

pub(super) fn client(object: &Object<'_>) -> Option<Client> {
    Some(Client {
        id: ClientId(id(object)?),
        name: text(object, "name").unwrap_or_default(),
        top_level: positive(object, "toplevel_id").map(TopLevelId),
        top_level_name: text(object, "toplevel_name").filter(|name| !name.is_empty()),
        main_site: positive(object, "main_site_id").map(SiteId),
        inactive: flag(object, "inactive").unwrap_or(false),
    })
}

pub(super) fn site(object: &Object<'_>) -> Option<Site> {
    Some(Site {
        id: SiteId(id(object)?),
        client: positive(object, "client_id").map(ClientId),
        name: text(object, "name").unwrap_or_default(),
        inactive: flag(object, "inactive").unwrap_or(false),
        address: address(object),
    })
}

/// A site's delivery address, as single reads show it (an object) or as lists do (five members; that the
/// fifth is the post code is ASSUMED, facts section 3). None where neither is in the answer: Halo leaves out
/// what it does not show, and what is not shown is not known to be empty.
fn address(object: &Object<'_>) -> Option<SiteAddress> {
    let inside = object.get("delivery_address").and_then(Json::object);
    let listed = |field| match field {
        SiteField::Line1 => "delivery_address_line1",
        SiteField::Line2 => "delivery_address_line2",
        SiteField::Line3 => "delivery_address_line3",
        SiteField::Line4 => "delivery_address_line4",
        SiteField::Postcode => "delivery_address_line5",
    };
    let held = inside.as_ref().and_then(|inside| lines(inside, SiteField::halo_name));
    let held = held.or_else(|| lines(object, listed));
    held.or_else(|| inside.map(|_| SiteAddress::default()))
}

fn lines(object: &Object<'_>, name: impl Fn(SiteField) -> &'static str) -> Option<SiteAddress> {
    let mut address = None;
    for field in SiteField::ALL {
        if let Some(line) = text(object, name(field)) {
            address.get_or_insert_with(SiteAddress::default).set(field, &line);
        }
    }
    address
}

pub(super) fn top_level(object: &Object<'_>) -> Option<TopLevel> {
    Some(TopLevel { id: TopLevelId(id(object)?), name: text(object, "name").unwrap_or_default() })
}

pub(super) fn licence(object: &Object<'_>) -> Option<Licence> {
    Some(Licence {
        id: LicenceId(id(object)?),
        client: positive(object, "client_id").map(ClientId),
        kind: whole(object, "type"),
        name: text(object, "name"),
        count: object.get("count").and_then(Json::decimal),
        purchase_price: object.get("purchase_price").and_then(Json::decimal),
        price: object.get("price").and_then(Json::decimal),
        start_date: date(object, "start_date"),
        end_date: date(object, "end_date"),
        billing_cycle: text(object, "billing_cycle"),
        term_duration: text(object, "term_duration"),
        status: text(object, "status"),
        is_active: flag(object, "is_active"),
        deleted: flag(object, "deleted").unwrap_or(false),
        notes: text(object, "notes"),
    })
}

pub(super) fn whole(object: &Object<'_>, name: &str) -> Option<i64> {
    object.get(name).and_then(Json::whole)
}

/// An id that points to something; Halo writes none as 0 or -1.
pub(super) fn positive(object: &Object<'_>, name: &str) -> Option<i64> {
    whole(object, name).filter(|id| *id > 0)
}

pub(super) fn text(object: &Object<'_>, name: &str) -> Option<String> {
    object.get(name).and_then(Json::text)
}

pub(super) fn flag(object: &Object<'_>, name: &str) -> Option<bool> {
    object.get(name).and_then(Json::flag)
}

/// A date, unless it is one of the years that mean none (facts 9.3, VERIFIED).
fn date(object: &Object<'_>, name: &str) -> Option<Date> {
    object.get(name).and_then(Json::date).filter(|date| date.year() > 1901)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn read(text: &str) -> Licence {
        licence(&Json::parse(text).unwrap().object().unwrap()).unwrap()
    }

    #[test]
    fn a_licence_in_full() {
        let licence = read(
            r#"{"id": 41.0, "client_id": 12.0, "type": 1, "name": "Microsoft 365 E3", "count": 12.0,
                "purchase_price": 9.40, "start_date": "2024-03-18T00:00:00.000", "end_date": "1901-01-01T00:00:00",
                "billing_cycle": "", "is_active": true, "notes": "HY-1", "unknown": {"id": 7}}"#,
        );
        assert_eq!((licence.id.0, licence.client.map(|c| c.0)), (41, Some(12)), "ids come as 12.0 as well");
        assert_eq!(licence.count, Some(12.into()), "12.0 seats are 12 seats");
        assert_eq!(licence.purchase_price.unwrap().to_string(), "9.4", "money is exact");
        assert_eq!(licence.start_date, Some(date(2024, 3, 18)), "time and fraction are left aside");
        assert_eq!(licence.end_date, None, "1901 is Halo's way to say none");
        assert_eq!(licence.billing_cycle.as_deref(), Some(""), "what Halo says stays said");
    }

    #[test]
    fn an_address_is_read_in_either_form_and_unknown_where_it_is_not_shown() {
        let read = |text: &str| site(&Json::parse(text).unwrap().object().unwrap()).unwrap().address;
        let known = |lines: [&str; 5]| {
            let mut address = SiteAddress::default();
            SiteField::ALL.into_iter().zip(lines).for_each(|(field, line)| address.set(field, line));
            Some(address)
        };
        let cases = [
            (
                r#"{"id":1,"delivery_address":{"id":7,"line1":" 4 Mill Road ","line2":"Orchgate","postcode":"QV1 2ZZ"}}"#,
                known(["4 Mill Road", "Orchgate", "", "", "QV1 2ZZ"]),
                "single reads have an object",
            ),
            (
                r#"{"id":1,"delivery_address_line1":"4 Mill Road","delivery_address_line5":"QV1 2ZZ"}"#,
                known(["4 Mill Road", "", "", "", "QV1 2ZZ"]),
                "lists have five members, the last of them the post code",
            ),
            (
                r#"{"id":1,"delivery_address":{"id":0},"delivery_address_line2":"Orchgate"}"#,
                known(["", "Orchgate", "", "", ""]),
                "an object without a line does not hide the lines beside it",
            ),
            (r#"{"id":1,"delivery_address":{"id":7}}"#, known([""; 5]), "an address without lines is empty"),
            (r#"{"id":1,"delivery_address":null}"#, None, "null shows nothing"),
            (r#"{"id":1,"name":"Main"}"#, None, "nor does an answer without addresses"),
        ];
        for (text, address, why) in cases {
            assert_eq!(read(text), address, "{why}: {text}");
        }
    }

    #[test]
    fn members_left_out_are_unknown_not_zero() {
        let licence = read(r#"{"id": 41, "client_id": 0, "count": null}"#);
        assert_eq!((licence.count, licence.is_active, licence.client), (None, None, None));
        assert!(licence.is_live(), "not said to be inactive");
    }
}
