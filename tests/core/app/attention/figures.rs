//! Prices and numbers of seats that jump.

use super::{imported, none, only, row};
use crate::support::shop::number;
use halyard_core::app::MendView;
use halyard_core::attention::{Kind, Limits};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_price_that_jumps_is_told_with_its_difference_until_it_is_seen_or_comes_back() {
    let shop = imported().await;
    let (customer, product, row) = row(&shop);
    let giacom = shop.practice.giacom();
    let pence = (row["costPerSeat"].as_f64().unwrap() * 100.0).round() as i64;
    giacom.set_cost(&customer, &product, pence * 2);
    shop.plan().await;
    let item = only(&shop.app, Kind::PriceJump);
    assert!(item.cause.contains("(+100\u{a0}%)"), "before and after: {}", item.cause);
    let stake = item.stake.clone().unwrap();
    let meant = rust_decimal::Decimal::new(pence * number(&row["quantity"]), 2);
    assert_eq!(stake.words, format!("+{meant} GBP a month"), "what it makes in all");
    assert!(matches!(item.mend, MendView::History { .. }), "{item:?}");
    shop.app.resolve_attention(std::slice::from_ref(&item.key)).unwrap();
    shop.plan_and_apply().await;
    none(&shop.app, Kind::PriceJump, "it was seen");
    giacom.set_cost(&customer, &product, pence * 4);
    shop.plan().await;
    only(&shop.app, Kind::PriceJump);
    let wide = Limits { price_percent: 500, ..Limits::default() };
    shop.app.set_attention_limits(&shop.giacom, Some(wide)).unwrap();
    none(&shop.app, Kind::PriceJump, "within a wider limit it is nothing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn seats_that_jump_are_told_where_they_are_many() {
    let shop = imported().await;
    let (customer, product, row) = row(&shop);
    let (giacom, seats) = (shop.practice.giacom(), number(&row["quantity"]));
    giacom.set_quantity(&customer, &product, seats + 4);
    shop.plan().await;
    none(&shop.app, Kind::SeatsJump, "four are few");
    giacom.set_quantity(&customer, &product, seats * 3 + 20);
    shop.plan().await;
    let item = only(&shop.app, Kind::SeatsJump);
    let told = |from: i64, to: i64| format!("{from} seats became {to}");
    assert!(item.cause.contains(&told(seats, seats * 3 + 20)), "with the step before it: {}", item.cause);
    giacom.set_quantity(&customer, &product, seats * 3 + 19);
    shop.plan().await;
    let item = only(&shop.app, Kind::SeatsJump);
    assert!(item.cause.contains(&told(seats, seats * 3 + 19)), "a small step hides nothing: {}", item.cause);
    shop.app.resolve_attention(&[item.key]).unwrap();
    giacom.set_quantity(&customer, &product, seats * 3 + 18);
    shop.plan().await;
    none(&shop.app, Kind::SeatsJump, "who saw the jump need not see each small step after it");
    giacom.set_quantity(&customer, &product, seats * 30);
    shop.plan().await;
    only(&shop.app, Kind::SeatsJump);
}
