//! Renewals for spreadsheets.

use super::{Desk, ends, on};
use halyard_core::app::{RenewalFormat, RenewalPaper, RenewalsAsked};
use halyard_core::domain::Subscription;
use std::collections::HashMap;

fn paper() -> RenewalPaper {
    RenewalPaper { asked: RenewalsAsked::default(), format: RenewalFormat::Csv, remind: None }
}

#[test]
fn a_sheet_holds_each_renewal_and_runs_nothing() {
    let odd = "=HYPERLINK(\"http://x\")";
    let desk = Desk::that_read(&[("a", odd), ("b", "Bell & Sons")], |today| {
        let costless = Subscription {
            unit_cost: None,
            auto_renew: None,
            product: "Line\nbreak, \"quoted\"".to_owned(),
            ..ends("b", "q", on(today, 9))
        };
        vec![ends("a", "p", on(today, 3)), costless, ends("a", "later", on(today, 400))]
    });
    let (text, lines) = desk.app.renewals_paper(&paper()).unwrap();
    assert_eq!(lines, 2, "the one after the window is not in it");
    let mut file = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<HashMap<String, String>> = file.deserialize().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2, "{text}");
    let (first, second) = (&rows[0], &rows[1]);
    assert_eq!(first["customer"], format!("'{odd}"), "a formula is text");
    assert_eq!((first["seats"].as_str(), first["then"].as_str()), ("10", "renews by itself"));
    assert_eq!((first["cost_per_month"].as_str(), first["cost_per_term"].as_str()), ("94", "1128"));
    assert_eq!(first["cost_currency"], "GBP");
    assert_eq!((first["days_left"].as_str(), first["day"].clone()), ("3", on(desk.today, 3).to_string()));
    assert_eq!(second["product"], "Line\nbreak, \"quoted\"", "a cell of two lines stays one");
    assert_eq!(
        (second["cost_per_month"].as_str(), second["then"].as_str()),
        ("", "not told"),
        "not 0, not no"
    );
    for cell in rows.iter().flat_map(HashMap::values) {
        assert!(!cell.starts_with(['=', '+', '@', '\t', '\r']), "{cell:?} may be run");
    }
}

#[test]
fn a_file_is_whole_and_its_owners() {
    let desk = Desk::that_read(&[("a", "Acme")], |today| vec![ends("a", "p", on(today, 3))]);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("renewals.csv");
    std::fs::write(&file, "of before").unwrap();
    assert_eq!(desk.app.renewals_export(&paper(), &file).unwrap(), 1);
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.starts_with("day,") && !written.contains("of before"), "in place of the one before");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&file).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "it names customers");
    }
    let nowhere = desk.app.renewals_export(&paper(), &folder.path().join("no/such/folder.csv"));
    assert_eq!(nowhere.unwrap_err().code.as_str(), "FILE-UNUSABLE");
    let left = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 1, "nothing half written stays behind");
}
