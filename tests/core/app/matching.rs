//! The matching table: only equality saves itself; what a person decided stays; every step can be taken back;
//! the file goes out and in.

use crate::support::shop::Shop;
use halyard_core::ErrorCode;
use halyard_core::app::MatchList;
use halyard_core::domain::{CustomerId, Match, MatchKind};
use halyard_core::store::MatchEdit;
use jiff::Timestamp;
use std::path::PathBuf;

fn kinds(list: &MatchList, kind: MatchKind) -> Vec<&str> {
    list.matches.iter().filter(|m| m.kind == kind && m.saved).map(|m| m.customer_id.as_str()).collect()
}

fn saved(shop: &Shop) -> Vec<Match> {
    shop.app.store().matches(&shop.giacom).unwrap()
}

async fn written(shop: &Shop, text: &str) -> PathBuf {
    let file = shop.folder.path().join("matches.csv");
    std::fs::write(&file, text).unwrap();
    file
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn exact_is_saved_a_suggestion_is_not() {
    let shop = Shop::open("").await;
    let list = shop.app.match_suggest(&shop.giacom, false).await.unwrap();
    assert!(!kinds(&list, MatchKind::Exact).is_empty(), "equal names are matched");
    let shown: Vec<_> = list.matches.iter().filter(|m| !m.saved).collect();
    assert!(!shown.is_empty(), "the practice company has a misspelt name");
    assert_eq!(saved(&shop).len(), kinds(&list, MatchKind::Exact).len(), "a suggestion is shown, not saved");
    assert_eq!(list.changed as usize, saved(&shop).len(), "the figure is what was saved");
    let pairings = shop.practice.pairings();
    for m in saved(&shop) {
        let known = pairings.iter().find(|p| p.customer_id == m.customer.as_str()).unwrap();
        assert!(
            known.client_ids.contains(&m.client.unwrap().0),
            "{} is matched to the right client",
            m.customer_name
        );
    }
    let again = shop.app.match_suggest(&shop.giacom, false).await.unwrap();
    assert_eq!(again.changed, 0, "a second time there is nothing new");
    let accepted = shop.app.match_suggest(&shop.giacom, true).await.unwrap();
    assert_eq!(
        kinds(&accepted, MatchKind::Suggested).len(),
        shown.len(),
        "accepted by a person, they are saved as such"
    );
    assert_eq!(accepted.unmatched as usize, accepted.undecided.len(), "what is left has no suggestion");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_person_decided_survives_and_is_taken_back_step_by_step() {
    let shop = Shop::open("").await;
    let (app, giacom) = (&shop.app, &shop.giacom);
    app.match_suggest(giacom, false).await.unwrap();
    let exact = saved(&shop);
    let (first, second) = (exact[0].customer.as_str().to_uppercase(), exact[1].customer_name.clone());
    let other = exact[2].client.unwrap().to_string();
    app.match_set(giacom, &first, &other).await.unwrap();
    app.match_exclude(giacom, &second, " our own company ").await.unwrap();
    let list = app.match_suggest(giacom, true).await.unwrap();
    assert_eq!(
        kinds(&list, MatchKind::Manual),
        [exact[0].customer.as_str()],
        "set by hand it stays, whatever the names say"
    );
    assert_eq!(kinds(&list, MatchKind::Excluded), [exact[1].customer.as_str()], "left out it stays out");
    assert_eq!(
        saved(&shop).iter().find(|m| m.kind == MatchKind::Excluded).unwrap().why,
        "our own company",
        "the reason is kept"
    );
    let steps = ["suggestions accepted", "excluded", "set by hand", "exact matches found"];
    for step in steps {
        assert_eq!(app.match_undo(giacom).await.unwrap().0, step, "newest first");
    }
    assert!(saved(&shop).is_empty(), "all taken back");
    let nothing = app.match_undo(giacom).await.unwrap_err();
    assert_eq!(nothing.code, ErrorCode::NothingToUndo, "and then there is nothing more");
    let without = app.match_exclude(giacom, &first, "  ").await.unwrap_err();
    assert_eq!(without.code, ErrorCode::Usage, "nobody is left out without a reason");
    let nobody = app.match_set(giacom, "nobody at all", &other).await.unwrap_err();
    assert_eq!(nobody.code, ErrorCode::CustomerUnknown, "an unknown customer is named as such");
    let nowhere = app.match_set(giacom, &first, "999999").await.unwrap_err();
    assert_eq!(nowhere.code, ErrorCode::ClientUnknown, "an unknown client, too");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_file_goes_out_and_in_and_changes_nothing() {
    let shop = Shop::matched("").await;
    let (app, giacom) = (&shop.app, &shop.giacom);
    let one = saved(&shop)[0].clone();
    app.match_exclude(giacom, one.customer.as_str(), "=HYPERLINK(\"http://x\") - \"quoted\",\nsecond line")
        .await
        .unwrap();
    let before = saved(&shop);
    let file = shop.folder.path().join("out.csv");
    let lines = app.match_export(giacom, &file).await.unwrap();
    assert_eq!(lines, shop.practice.pairings().len(), "every customer has a line");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("'=HYPERLINK"), "a spreadsheet must not run what stands in a cell");
    assert_eq!(app.match_import(giacom, &file).await.unwrap().changed, 0, "unedited, it changes nothing");
    assert_eq!(saved(&shop), before, "not even the wording");
    std::fs::write(&file, text.replace('\n', "\r\n")).unwrap();
    let windows = app.match_import(giacom, &file).await.unwrap();
    assert!(windows.changed <= 1, "nor does another line ending, the two-line reason aside");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn formulas_in_names_are_guarded_and_come_back() {
    let shop = Shop::open("").await;
    let rows = shop.practice.giacom().rows();
    let id = rows[0]["customerId"].as_str().unwrap();
    for name in ["=1+1 Ltd", "+44 Phones", "-dash", "@home", "'=quoted"] {
        shop.practice.giacom().rename_customer(id, name);
        shop.app.match_suggest(&shop.giacom, false).await.unwrap();
        let file = shop.folder.path().join("out.csv");
        shop.app.match_export(&shop.giacom, &file).await.unwrap();
        let text = std::fs::read_to_string(&file).unwrap();
        let cell = text
            .lines()
            .find(|l| l.contains(name))
            .unwrap_or_else(|| panic!("{name} is in the file: {text}"));
        let guarded = cell.split(',').nth(1).unwrap();
        assert!(guarded.starts_with('\''), "{name} is kept text: {cell}");
        assert_eq!(
            shop.app.match_import(&shop.giacom, &file).await.unwrap().changed,
            0,
            "{name} comes back as it was"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bad_rows_are_named_by_line_and_nothing_is_saved() {
    let shop = Shop::matched("").await;
    let before = saved(&shop);
    let [a, b, c] = [&before[0], &before[1], &before[2]].map(|m| m.customer.as_str().to_owned());
    let other = before[3].client.unwrap();
    let head = "customer_id,customer_name,client_id,client_name,kind,score,why";
    let cases = [
        (format!("{head}\n{a},,{other},,,,\nnobody,,{other},,,,\n"), vec!["line 3:"]),
        (
            format!("{head}\r\n{a},,{other},,,,\r\nnobody,,{other},,,,\r\n{b},,999999,,,,\r\n"),
            vec!["line 3:", "line 4:"],
        ),
        (format!("{head}\n\n{a},,{other},,,,\n\n{b},,999999,,,,\n"), vec!["line 5:"]),
        (format!("{head}\n{a},\"two\nlines\",{other},,,,\n{b},,999999,,,,\n"), vec!["line 4:"]),
        (format!("{head}\n{a},,{other},,,,\n{},,{other},,,,\n", a.to_uppercase()), vec!["line 3:", "twice"]),
        (
            format!("{head}\n{a},,{other},,excluded,,both\n{b},,,,excluded,,\n{c},,,,perhaps,,\n"),
            vec!["line 2:", "line 3:", "line 4:"],
        ),
        ("client_id,kind\n5,manual\n".to_owned(), vec!["line 1:", "customer_id"]),
        (String::new(), vec!["line 1:"]),
    ];
    for (text, expected) in cases {
        let file = written(&shop, &text).await;
        let error = shop.app.match_import(&shop.giacom, &file).await.unwrap_err();
        assert_eq!(error.code, ErrorCode::MatchFileRejected, "{text:?}: {error:?}");
        for part in &expected {
            assert!(error.why.contains(part), "{text:?}: {part} is named in {:?}", error.why);
        }
        assert_eq!(saved(&shop), before, "{text:?}: all or nothing");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_sets_excludes_and_clears() {
    let shop = Shop::matched("").await;
    let before = saved(&shop);
    let [a, b, c] = [&before[0], &before[1], &before[2]].map(|m| m.customer.as_str().to_owned());
    let other = before[3].client.unwrap();
    let text =
        format!("\u{feff}customer_id,client_id,kind,why\n{a},{other},,\n{b},,excluded,'=not ours\n{c},,,\n");
    let file = written(&shop, &text).await;
    assert_eq!(
        shop.app.match_import(&shop.giacom, &file).await.unwrap().changed,
        3,
        "three rows, three changes"
    );
    let after = saved(&shop);
    let of = |id: &str| after.iter().find(|m| Some(&m.customer) == CustomerId::new(id).as_ref());
    assert_eq!(
        (of(&a).unwrap().kind, of(&a).unwrap().client),
        (MatchKind::Manual, Some(other)),
        "set by hand"
    );
    assert_eq!(
        (of(&b).unwrap().kind, of(&b).unwrap().why.as_str()),
        (MatchKind::Excluded, "=not ours"),
        "left out, the reason unguarded"
    );
    assert!(of(&c).is_none(), "cleared");
    assert_eq!(shop.app.match_undo(&shop.giacom).await.unwrap().0, "3 rows imported", "the file is one step");
    assert_eq!(saved(&shop), before, "and taken back as one");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn undoing_a_step_leaves_what_was_decided_otherwise_later() {
    let shop = Shop::matched("").await;
    let one = saved(&shop)[0].clone();
    let edit = MatchEdit::Clear(one.customer.clone());
    shop.app.store().save_matches(&shop.giacom, "cleared", &[edit], Timestamp::now()).unwrap();
    shop.app.match_undo(&shop.giacom).await.unwrap();
    assert!(saved(&shop).contains(&one), "the match is back exactly as it was");
}
