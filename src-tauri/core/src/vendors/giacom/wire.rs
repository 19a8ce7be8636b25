//! The form of Giacom's answers: `{"data": [...]}` or a bare array, members in any casing. Which members
//! there are besides `data` is not known (facts 4), so those that speak of pages are looked for under the
//! usual names, at the top and one level down.

use crate::http::values::{Json, Object};

/// Names of a total (ASSUMED, like all of these groups).
const TOTALS: [&str; 7] =
    ["totalCount", "total", "totalRecords", "totalItems", "totalRows", "recordCount", "totalResults"];
/// Names of the number of pages.
const PAGE_TOTALS: [&str; 3] = ["totalPages", "pageCount", "lastPage"];
/// Names of the number of this page, which are also names to ask for the next.
const PAGE_NUMBERS: [&str; 5] = ["pageNumber", "page", "currentPage", "pageNo", "pageIndex"];
/// Names of the rows a page has.
const PAGE_SIZES: [&str; 4] = ["pageSize", "perPage", "itemsPerPage", "limit"];
/// Names that say whether there is more.
const MORE: [&str; 4] = ["hasNextPage", "hasMore", "hasNext", "moreAvailable"];

/// One answer, read.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    pub rows: Vec<Json<'a>>,
    pub total: Option<usize>,
    pub pages: Option<i64>,
    /// The number of this page, under the name that the answer uses for it.
    pub page: Option<(String, i64)>,
    pub more: Option<bool>,
    pub page_size: Option<usize>,
}

/// Reads an answer; `None` where no list is in it.
pub(super) fn sheet(json: Json<'_>) -> Option<Sheet<'_>> {
    if let Some(rows) = json.array() {
        return Some(Sheet { rows, total: None, pages: None, page: None, more: None, page_size: None });
    }
    let object = json.object()?;
    let rows = match object.get("data").map(Json::array) {
        Some(rows) => rows?,
        None => only_array(&object)?,
    };
    let mut places = vec![object];
    let nested: Vec<_> = places[0].iter().filter_map(|(_, value)| value.object()).collect();
    places.extend(nested);
    let named = |names: &[&str]| places.iter().find_map(|place| place.any(names));
    let page = places.iter().find_map(|place| {
        let is_number = |key: &str| PAGE_NUMBERS.iter().any(|name| key.eq_ignore_ascii_case(name));
        place
            .iter()
            .find_map(|(key, value)| is_number(key).then(|| Some((key.to_owned(), value.whole()?)))?)
    });
    let size = |names| named(names).and_then(Json::whole).and_then(|size| usize::try_from(size).ok());
    let (total, page_size) = (size(&TOTALS), size(&PAGE_SIZES).filter(|size| *size > 0));
    let pages = named(&PAGE_TOTALS).and_then(Json::whole);
    let more = named(&MORE).and_then(Json::flag);
    Some(Sheet { rows, total, pages, page, more, page_size })
}

fn only_array<'a>(object: &Object<'a>) -> Option<Vec<Json<'a>>> {
    let mut arrays = object.iter().filter_map(|(_, value)| value.array());
    let rows = arrays.next()?;
    arrays.next().is_none().then_some(rows)
}

impl Sheet<'_> {
    /// What to ask for the next page: the answer's own name for the page number, and the number after
    /// this one. `currentPage` is the one name that reads oddly as a question.
    pub fn next(&self) -> Option<(String, i64)> {
        let (name, number) = self.page.as_ref()?;
        let ask = match name.as_str() {
            "currentPage" => "page",
            "CurrentPage" => "Page",
            same => same,
        };
        Some((ask.to_owned(), number.checked_add(1)?))
    }

    /// Whether the answer itself says that this was the last page; `None` where it does not say.
    pub fn is_last(&self, rows_so_far: usize) -> Option<bool> {
        let by_pages = || {
            let (name, number) = self.page.as_ref()?;
            // An index counts from 0.
            let index = name.eq_ignore_ascii_case("pageIndex");
            Some(number.saturating_add(i64::from(index)) >= self.pages?)
        };
        self.total.map(|total| rows_so_far >= total).or_else(|| self.more.map(|more| !more)).or_else(by_pages)
    }
}

/// The members of a row in a fixed order, for telling whether two rows are the same row.
pub(super) fn canonical(row: &str) -> String {
    let Some(row) = Json::parse(row).and_then(Json::object) else { return row.to_owned() };
    let mut members: Vec<String> =
        row.iter().map(|(key, value)| format!("{}={}", key.to_ascii_lowercase(), value.as_json())).collect();
    members.sort_unstable();
    members.join("\u{1f}")
}

/// A GUID in its usual forms, in lower case without braces.
pub(super) fn guid(text: &str) -> Option<String> {
    let bare = text.trim().trim_start_matches('{').trim_end_matches('}').to_ascii_lowercase();
    let lengths: Vec<usize> = bare.split('-').map(str::len).collect();
    let digits = bare.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit());
    (digits && (lengths == [8, 4, 4, 4, 12] || lengths == [32])).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_members_are_found_under_several_names() {
        let text = r#"{"Data": [{}], "Pagination": {"CurrentPage": 1, "TotalPages": 3}}"#;
        let read = sheet(Json::parse(text).unwrap()).unwrap();
        assert_eq!(read.next(), Some(("Page".to_owned(), 2)), "the answer's own style is mirrored");
        assert_eq!(read.is_last(1), Some(false), "one of three pages");
        let text = r#"{"data": [{}, {}], "pageNumber": 1, "totalCount": "2"}"#;
        let read = sheet(Json::parse(text).unwrap()).unwrap();
        assert_eq!(read.is_last(2), Some(true), "two of two rows");
        let read = sheet(Json::parse("[{}]").unwrap()).unwrap();
        assert_eq!(read.is_last(1), None, "a bare list says nothing of its length");
        assert!(sheet(Json::parse(r#"{"message": "no"}"#).unwrap()).is_none(), "that is no list");
    }

    #[test]
    fn only_guids_are_guids() {
        let expected = Some("0a1b2c3d-0000-4000-8000-00000000000f".to_owned());
        assert_eq!(guid("{0A1B2C3D-0000-4000-8000-00000000000F}"), expected, "braces and capitals");
        for other in ["55-a", "", "12345678", "zzzzzzzz-0000-4000-8000-000000000000"] {
            assert_eq!(guid(other), None, "{other} may change its meaning from one reading to the next");
        }
    }
}
