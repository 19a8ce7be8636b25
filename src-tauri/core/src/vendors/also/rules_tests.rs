//! The rules as tables of cases. All values are made up, in the shape of facts 6.

use super::quantity::quantity;
use super::rules::{Charge, auto_renew, billing_cycle, charge, end, is_container, start};
use super::wire::Row;
use crate::domain::Sourced;
use crate::http::values::Json;
use jiff::civil::Date;

fn row(text: &str) -> Row<'_> {
    Row::read(Json::parse(text).unwrap()).unwrap()
}

fn fields(list: &str) -> String {
    let fields: Vec<String> = list
        .split(';')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| format!(r#"{{"Name":"{name}","DisplayName":"x","Value":{value}}}"#))
        .collect();
    format!("[{}]", fields.join(","))
}

#[test]
fn seats_by_the_first_rule_that_fits() {
    const UDRC: &str =
        r#"[{"PriceableItemType":"Monthly","IsUDRCField":true,"FieldName":"NumberofCSPlicenses"}]"#;
    const SETUP: &str =
        r#"[{"PriceableItemType":"Setup","IsUDRCField":true,"FieldName":"NumberofCSPlicenses"}]"#;
    const TWO: &str =
        r#"[{"IsUDRCField":true,"FieldName":"Seats"},{"IsUDRCField":"true","FieldName":"Storage"}]"#;
    let known = [
        ("Quantity=\"12\"", "[]", None, 12, "from field Quantity", "text"),
        ("Quantity=12", "[]", None, 12, "from field Quantity", "number"),
        ("quantity=12.0", "[]", None, 12, "from field Quantity", "any casing, a whole number all the same"),
        ("Quantity=0", "[]", None, 0, "from field Quantity", "0 is what ALSO says"),
        ("Quantity=3;NumberofCSPlicenses=\"7\"", UDRC, None, 7, "charge by units", "rule 1 before 2"),
        ("Quantity=3;NumberofCSPlicenses=\"\"", UDRC, None, 3, "field Quantity", "an empty field is absent"),
        ("Quantity=3;NumberofCSPlicenses=null", UDRC, None, 3, "field Quantity", "so is null"),
        ("Quantity=3;NumberofCSPlicenses=7", SETUP, None, 3, "field Quantity", "a setup counts nothing"),
        ("Seats=5;Storage=\"5\"", TWO, None, 5, "charge by units", "two charges that agree"),
        ("NumberofCSPlicenses=7;OfferId=9", "[]", None, 7, "looks like a count", "rule 3"),
        ("UserName=4;LicenseId=8;SeatCount=6", "[]", None, 6, "looks like a count", "ids and names are none"),
        ("Mailboxes=8;Quantity=1", "[]", Some("mailboxes"), 8, "as set", "a person's word comes first"),
    ];
    for (given, charges, named, seats, rule, why) in known {
        let text = format!(r#"{{"Fields":{},"PriceableItems":{charges}}}"#, fields(given));
        let found = quantity(&row(&text), named).unwrap_or_else(|e| panic!("{why}: {e}"));
        assert_eq!((found.value, found.assumed), (seats, false), "{why}: a change of seats must reach Halo");
        assert!(found.rule.contains(rule), "{why}: the rule is told: {}", found.rule);
    }
    let unknown = [
        ("", "[]", None, "none of its fields", "nothing at all"),
        ("OfferId=9", "[]", None, "none of its fields", "a number that is no count"),
        ("Quantity=\"many\"", "[]", None, "many", "no number"),
        ("Quantity=2.5", "[]", None, "2.5", "not whole"),
        ("Quantity=-3", "[]", None, "-3", "owed"),
        ("Quantity=\"1,200\"", "[]", None, "1,200", "a comma may be a decimal point"),
        ("Quantity=\"1.200\"", "[]", None, "1.200", "a point may be none"),
        ("Quantity=99999999999", "[]", None, "99999999999", "more than Halo counts"),
        ("Quantity=true", "[]", None, "true", "yes is no count"),
        ("Quantity=[3]", "[]", None, "not a number", "a list is no count"),
        (
            "Quantity=3;NumberofCSPlicenses=\"x\"",
            UDRC,
            None,
            "NumberofCSPlicenses is x",
            "no way around rule 1",
        ),
        ("Seats=5;Storage=900", TWO, None, "Seats, Storage", "charges that count differently"),
        ("Seats=5;Users=6", "[]", None, "Seats, Users", "two candidates"),
        ("Quantity=3", "[]", Some("Mailboxes"), "no field Mailboxes", "what a person named is not there"),
    ];
    for (given, charges, named, reason, why) in unknown {
        let text = format!(r#"{{"Fields":{},"PriceableItems":{charges}}}"#, fields(given));
        let found = quantity(&row(&text), named);
        assert!(found.as_ref().is_err_and(|e| e.contains(reason)), "{why}, so not known: {found:?}");
    }
}

#[test]
fn the_price_is_that_of_one_charge() {
    const M: &str =
        r#"{"PriceableItemType":"Monthly","PurchasePrice":9.4000,"SalesPrice":"12.50","Currency":"eur"}"#;
    let cases = [
        (M.to_owned(), Some("9.4"), false, "monthly charge", "one charge"),
        (
            format!(r#"{{"PriceableItemType":"Setup","PurchasePrice":99}},{M}"#),
            Some("9.4"),
            false,
            "monthly",
            "no setup",
        ),
        (format!("{M},{M}"), Some("9.4"), false, "monthly", "two that agree"),
        (
            format!(r#"{M},{{"IsUDRCField":true,"PurchasePrice":2}}"#),
            Some("2"),
            false,
            "by units",
            "two that differ",
        ),
        (
            format!(r#"{{"PurchasePrice":5}},{M}"#),
            Some("9.4"),
            false,
            "monthly",
            "the monthly one before the first",
        ),
        (r#"{"PurchasePrice":5}"#.to_owned(), Some("5"), false, "first recurring", "else the first"),
        (r#"{"PurchasePrice":0}"#.to_owned(), Some("0"), true, "first", "0 may mean that nothing was filled"),
        (
            r#"{"PurchasePrice":120,"PrepaidPeriodInMonths":12}"#.to_owned(),
            Some("120"),
            false,
            "12 months",
            "paid a year ahead, not divided",
        ),
        (
            r#"{"PurchasePrice":10,"PrepaidPeriodInMonths":1}"#.to_owned(),
            Some("10"),
            false,
            "first",
            "a month ahead",
        ),
        (r#"{"PurchasePrice":-1}"#.to_owned(), None, false, "", "a negative price is none"),
        (r#"{"SalesPrice":3}"#.to_owned(), None, false, "", "not given is not known"),
        (r#"{"PriceableItemType":"Setup","PurchasePrice":99}"#.to_owned(), None, false, "", "only a setup"),
        (String::new(), None, false, "", "no charge"),
    ];
    for (charges, price, assumed, rule, why) in cases {
        let text = format!(r#"{{"PriceableItems":[{charges}]}}"#);
        let row = row(&text);
        let mut remarks = Vec::new();
        let found = charge(&row).and_then(|c| c.price("PurchasePrice", &mut remarks));
        let shown = found.as_ref().map(|p| (p.value.amount.to_string(), p.assumed));
        assert_eq!(shown, price.map(|p| (p.to_owned(), assumed)), "{why}: {found:?}");
        assert!(found.is_none_or(|p| p.rule.contains(rule)), "{why}: the rule is told");
        assert_eq!(
            remarks.is_empty(),
            !["differ", "before the first", "a year ahead"].iter().any(|told| why.contains(told)),
            "{why}: {remarks:?}"
        );
    }
    let text = format!(r#"{{"PriceableItems":[{M}]}}"#);
    let sales = charge(&row(&text)).unwrap().price("SalesPrice", &mut Vec::new()).unwrap();
    assert_eq!(sales.value.to_string(), "12.5 EUR", "to the penny, with its currency");
}

#[test]
fn periods_in_halos_words() {
    let cases = [
        (r#""PrepaidPeriodInMonths":1,"CommitementPeriodInMonths":12"#, Some("Monthly"), Some("Annual")),
        (r#""PrepaidPeriodInMonths":"12","CommitementPeriodInMonths":12.0"#, Some("Annual"), Some("Annual")),
        (r#""PrepaidPeriodInMonths":36,"CommitementPeriodInMonths":36"#, Some("3 Yearly"), Some("3 Yearly")),
        (r#""PrepaidPeriodInMonths":3,"CommitmentPeriodInMonths":1"#, Some("Quarterly"), Some("Monthly")),
        (r#""PrepaidPeriodInMonths":0,"CommitementPeriodInMonths":0"#, Some("Annual"), None),
        (r#""PrepaidPeriodInMonths":-1,"CommitementPeriodInMonths":null"#, Some("Annual"), None),
    ];
    for (periods, cycle, term) in cases {
        let text =
            format!(r#"{{"Fields":{},"PriceableItems":[{{{periods}}}]}}"#, fields("BillingType=\"yearly\""));
        let row = row(&text);
        let charge = charge(&row);
        let found = billing_cycle(&row, charge.as_ref());
        assert_eq!(found.as_ref().map(|c| c.value.as_str()), cycle, "{periods}");
        let said = found.is_some_and(|c| !c.assumed && c.rule.contains("Prepaid"));
        assert_eq!(
            said,
            !periods.contains(":0") && !periods.contains(":-1"),
            "{periods}: a field's word is assumed"
        );
        let found = charge.as_ref().and_then(Charge::term);
        assert_eq!(found.map(|t| (t.value, t.assumed)), term.map(|t| (t.to_owned(), false)), "{periods}");
    }
}

#[test]
fn the_end_is_the_first_that_is_set() {
    const ALL: [&str; 4] = [
        r#""ScheduledTerminationDate":"2026-01-31T00:00:00""#,
        r#""AdvancePeriodEndDate":"2026-02-28""#,
        r#""Fields":[{"Name":"TermEndDate","Value":"2026-03-31T10:00:00.123"}]"#,
        r#""ContractEndDate":"2026-04-30T00:00:00Z""#,
    ];
    let expected =
        [("2026-01-31", false), ("2026-02-28", false), ("2026-03-31", false), ("2026-04-30", false)];
    for (n, (day, assumed)) in expected.into_iter().enumerate() {
        let text = format!("{{{}}}", ALL[n..].join(","));
        let found = end(&row(&text), &mut Vec::new());
        let shown = found.map(|e| (e.value.to_string(), e.assumed));
        assert_eq!(shown, Some((day.to_owned(), assumed)), "{text}");
    }
    let two =
        r#"{"Fields":[{"Name":"EndDate","Value":"2026-03-31"},{"Name":"ExpiryDate","Value":"2026-05-31"}]}"#;
    assert_eq!(end(&row(two), &mut Vec::new()), None, "two fields that differ: not known which");
}

#[test]
fn days_in_every_dress() {
    for (given, day) in [
        ("2024-03-01", Some("2024-03-01")),
        ("2024-03-01T23:59:59.999", Some("2024-03-01")),
        ("2024-03-01T23:30:00Z", Some("2024-03-01")),
        ("2024-03-01T00:30:00+02:00", Some("2024-03-01")),
        (r"\/Date(1709251200000)\/", Some("2024-03-01")),
        ("/Date(1709249400000+0100)/", Some("2024-03-01")),
        ("/Date(-1+0000)/", Some("1969-12-31")),
        ("0001-01-01T00:00:00", None),
        ("9999-12-31T23:59:59", None),
        ("", None),
    ] {
        let text = format!(r#"{{"BillingStartDate":"{given}"}}"#);
        let mut remarks = Vec::new();
        let found: Option<Sourced<Date>> = start(&row(&text), &mut remarks);
        assert_eq!(found.map(|s| s.value.to_string()).as_deref(), day, "{given}");
        assert!(remarks.is_empty(), "{given}: none is nothing to remark: {remarks:?}");
    }
    for bad in [
        "soon",
        "2024-02-31",
        "1850-01-01",
        "/Date(x)/",
        "/Date()/",
        "/Date(1+99)/",
        "/Date(9999999999999999999)/",
    ] {
        let text = format!(r#"{{"BillingStartDate":"{bad}"}}"#);
        let mut remarks = Vec::new();
        assert_eq!(start(&row(&text), &mut remarks), None, "{bad} is no day");
        assert_eq!(remarks.len(), 1, "{bad} is told");
    }
}

#[test]
fn renewal_and_containers() {
    const TENANT: &str = r#""ServiceName":"12_MicrosoftOrganizationtenant_34""#;
    for (action, renews) in [("Renew", Some(true)), ("terminate", Some(false)), ("Other", None), ("", None)] {
        assert_eq!(
            auto_renew(&row(&format!(r#"{{"AdvancePeriodEndAction":"{action}"}}"#))),
            renews,
            "{action}"
        );
    }
    let set = row(r#"{"AdvancePeriodEndAction":"Renew","ScheduledTerminationDate":"2025-04-01"}"#);
    assert_eq!(auto_renew(&set), Some(false), "a termination that is set wins");
    let unset = row(r#"{"AdvancePeriodEndAction":"Renew","ScheduledTerminationDate":""}"#);
    assert_eq!(auto_renew(&unset), Some(true), "an empty one is none");
    for (text, container) in [
        (format!("{{{TENANT}}}"), true),
        (format!(r#"{{{TENANT},"PriceableItems":[{{"PurchasePrice":1}}]}}"#), false),
        (format!(r#"{{{TENANT},"Fields":[{{"Name":"Quantity","Value":"3"}}]}}"#), false),
        (r#"{"ServiceName":"12_Backup_34"}"#.to_owned(), false),
    ] {
        assert_eq!(is_container(&row(&text)), container, "{text}");
    }
}
