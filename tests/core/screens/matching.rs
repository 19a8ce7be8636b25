//! The matching table of the window: proposals are not saved, a save is one act, undo and redo go over it.

use crate::support::shop::Shop;
use halyard_core::ErrorCode;
use halyard_core::app::screens::matching::{MatchChoice, MatchRow, MatchState, MatchTable};
use halyard_core::app::{NewClients, PlanRequest};
use halyard_core::domain::MatchKind;
use halyard_core::plan::{Action, Entity};

const GIACOM: &str = "giacom";

fn row<'a>(table: &'a MatchTable, id: &str) -> &'a MatchRow {
    table.rows.iter().find(|r| r.customer_id == id).expect("every customer has a row")
}

fn proposed(table: &MatchTable, kind: MatchKind) -> Vec<MatchRow> {
    table.rows.iter().filter(|r| r.proposal.as_ref().is_some_and(|p| p.kind == kind)).cloned().collect()
}

fn accept(row: &MatchRow) -> MatchChoice {
    let p = row.proposal.as_ref().expect("a proposal");
    MatchChoice::Match { customer_id: row.customer_id.clone(), client_id: p.client_id, kind: p.kind }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn proposals_are_shown_and_saved_in_one_act() {
    let shop = Shop::open("").await;
    let empty = shop.app.match_table(GIACOM).unwrap();
    assert!(empty.rows.is_empty() && empty.read.is_none(), "nothing is known before the first reading");
    let table = shop.app.refresh_match_table(GIACOM).await.unwrap();
    assert!(table.read.is_some(), "the reading is remembered");
    assert!(table.rows.iter().all(|r| r.state == MatchState::Unmatched), "a reading saves no match");
    let (exact, near) = (proposed(&table, MatchKind::Exact), proposed(&table, MatchKind::Suggested));
    assert!(!exact.is_empty() && !near.is_empty(), "the practice company has both");
    let names: Vec<String> = table.rows.iter().map(|r| r.customer_name.to_lowercase()).collect();
    assert!(names.is_sorted(), "rows are in order of name: {names:?}");

    let choices: Vec<MatchChoice> = exact.iter().chain(&near).map(accept).collect();
    let saved = shop.app.save_choices(GIACOM, &choices).unwrap();
    for r in exact.iter().chain(&near) {
        let now = row(&saved, &r.customer_id);
        assert_eq!(now.state, MatchState::Matched, "{} is saved", r.customer_name);
        assert_eq!(now.kind, r.proposal.as_ref().map(|p| p.kind), "how it was found is kept");
        assert_eq!(now.why, r.proposal.as_ref().unwrap().why, "and why");
    }
    assert_eq!(saved.undo.as_deref(), Some(&*format!("{} customers decided", choices.len())), "one step");
    let back = shop.app.undo_choices(GIACOM).unwrap();
    assert_eq!(back.rows, table.rows, "undo takes all of it back");
    let again = shop.app.redo_choices(GIACOM).unwrap();
    assert_eq!(again.rows, saved.rows, "redo does all of it again");
    let none = shop.app.redo_choices(GIACOM).unwrap_err();
    assert_eq!(none.code, ErrorCode::NothingToUndo, "there is no further step");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_bad_choice_saves_none() {
    let shop = Shop::open("").await;
    let table = shop.app.refresh_match_table(GIACOM).await.unwrap();
    let good = accept(&proposed(&table, MatchKind::Exact)[0]);
    let id = table.rows[0].customer_id.clone();
    let bad = [
        (
            MatchChoice::Match { customer_id: id.clone(), client_id: 999_999, kind: MatchKind::Manual },
            ErrorCode::ClientUnknown,
        ),
        (MatchChoice::Exclude { customer_id: id, reason: "  ".to_owned() }, ErrorCode::Usage),
        (MatchChoice::Create { customer_id: "nobody".to_owned() }, ErrorCode::CustomerUnknown),
    ];
    for (choice, code) in bad {
        let refused = shop.app.save_choices(GIACOM, &[good.clone(), choice.clone()]).unwrap_err();
        assert_eq!(refused.code, code, "{choice:?}");
        assert_eq!(
            shop.app.match_table(GIACOM).unwrap().rows,
            table.rows,
            "nothing was saved with {choice:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_claim_the_names_do_not_make_is_saved_as_by_hand() {
    let shop = Shop::open("").await;
    let table = shop.app.refresh_match_table(GIACOM).await.unwrap();
    let near = &proposed(&table, MatchKind::Suggested)[0];
    let client = near.proposal.as_ref().unwrap().client_id;
    let choice = MatchChoice::Match {
        customer_id: near.customer_id.clone(),
        client_id: client,
        kind: MatchKind::Exact,
    };
    let saved = shop.app.save_choices(GIACOM, &[choice]).unwrap();
    assert_eq!(
        row(&saved, &near.customer_id).kind,
        Some(MatchKind::Manual),
        "the names say suggested, not exact"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_marked_customers_become_clients() {
    let shop = Shop::open("").await;
    let table = shop.app.refresh_match_table(GIACOM).await.unwrap();
    let choices: Vec<MatchChoice> = proposed(&table, MatchKind::Exact).iter().map(accept).collect();
    let table = shop.app.save_choices(GIACOM, &choices).unwrap();
    let newcomer = table.rows.iter().find(|r| r.state == MatchState::Unmatched && r.proposal.is_none());
    let id = newcomer.expect("a customer nobody knows").customer_id.clone();
    let create = MatchChoice::Create { customer_id: id.clone() };
    let marked = shop.app.save_choices(GIACOM, std::slice::from_ref(&create)).unwrap();
    assert_eq!(row(&marked, &id).state, MatchState::Create, "the wish is saved");
    let made = |new_clients| {
        let (app, giacom) = (shop.app.clone(), shop.giacom.clone());
        async move {
            let request = PlanRequest { new_clients, ..PlanRequest::default() };
            let plan = app.plan(&giacom, &request).await.unwrap();
            let changes = app.show(&plan.plan).unwrap().changes;
            let creates =
                |c: &&halyard_core::app::ChangeView| c.entity == Entity::Client && c.action == Action::Create;
            changes.iter().filter(creates).map(|c| c.customer_id.clone()).collect::<Vec<_>>()
        }
    };
    assert_eq!(made(NewClients::None).await, Vec::<String>::new(), "none is made unasked");
    let chosen = made(NewClients::Marked).await;
    assert!(chosen.iter().all(|c| *c == id), "no other customer becomes a client: {chosen:?}");
    shop.app.undo_choices(GIACOM).unwrap();
    assert_eq!(made(NewClients::Marked).await, Vec::<String>::new(), "the wish was taken back");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_went_inactive_is_a_conflict() {
    let shop = Shop::open("").await;
    let table = shop.app.refresh_match_table(GIACOM).await.unwrap();
    let exact = proposed(&table, MatchKind::Exact)[0].clone();
    shop.app.save_choices(GIACOM, &[accept(&exact)]).unwrap();
    let client = exact.proposal.as_ref().unwrap().client_id;
    let edited = shop.practice.halo().edit_client(client, &serde_json::json!({"inactive": true}));
    assert!(edited, "a person sets it inactive");
    let now = shop.app.refresh_match_table(GIACOM).await.unwrap();
    let row = row(&now, &exact.customer_id);
    assert_eq!((row.state, row.client_id), (MatchState::Conflict, Some(client)), "{}", row.why);
    let choices = shop.app.client_choices(GIACOM).unwrap();
    let choice = choices.iter().find(|c| c.id == client).unwrap();
    assert!(choice.inactive && choice.used_by == [exact.customer_name], "the list says both: {choice:?}");
}
