//! Ten thousand customers in the matching table.

use halyard_window::figures::folder_with;
use halyard_window::{Halyard, Launch};
use serde_json::json;

#[tokio::test]
async fn ten_thousand_rows_are_found_and_counted() {
    let halyard = Halyard::start_on(folder_with(10_000), &Launch::default()).await;
    halyard.go("/matching/giacom").await;
    halyard.reads("of 10,000 left").await;
    halyard.look("matching-many").await;
    let drawn = halyard.script("return document.querySelectorAll('[role=row]').length", vec![]).await;
    assert!(drawn.as_u64().unwrap() < 200, "only the rows in sight are drawn: {drawn}");
    let counted = "return Number(document.querySelector('[aria-rowcount]').getAttribute('aria-rowcount'))";
    assert!(
        halyard.script(counted, vec![]).await.as_u64().unwrap() >= 10_000,
        "but all are counted for those who cannot see"
    );
    halyard
        .see("input[type='search'], [role='searchbox']")
        .await
        .send_keys("Kestrel Legal 9970")
        .await
        .unwrap();
    halyard.reads("Kestrel Legal 9970").await;
    let few = halyard.script(counted, vec![]).await;
    assert!(few.as_u64().unwrap() <= 3, "the search leaves the one: {few}");
    // Twice as large: nothing is lost to the right, the table scrolls in its own place.
    halyard.script("document.documentElement.style.zoom = arguments[0]", vec![json!("2")]).await;
    let wide = "const t = document.querySelector('[aria-rowcount]');
        let box = t; while (box && getComputedStyle(box).overflowX === 'visible') box = box.parentElement;
        return [document.documentElement.scrollWidth <= window.innerWidth + 1,
                box !== null && (box.scrollWidth <= box.clientWidth || ['auto', 'scroll'].includes(getComputedStyle(box).overflowX))]";
    assert_eq!(halyard.script(wide, vec![]).await, json!([true, true]), "at 200 % no column is lost");
    halyard.picture("matching-zoomed").await;
    halyard.quit().await;
}
