//! Reading a paged list to its end, as a pure state machine: pages by what the server really returned, and
//! counts what came against what the server says there is.
//!
//! Why it is not a plain loop: servers cap pages at 100 whatever is asked (HaloAPI issue 90: 617 of 717
//! records silently missing), some leave the count out, rows move between pages while they are read, and
//! some answer the same page for ever. A list that is too short would look as if customers had left.

use std::collections::HashSet;

/// Walks through a list that shrinks while it is read, before it is given up.
const WALKS: usize = 3;
/// Pages in a row without anything new that end a list without a count. One is not enough: a row that is
/// inserted in front pushes known rows onto the next page.
const STALE_PAGES: usize = 2;
/// The end of a walk, whatever the server says how much there is: its count may be as wrong as its pages.
const MOST_PAGES: usize = 20_000;
/// The most rows taken of one list. Twenty times what the largest known tenants have; more than that is a
/// server that makes rows up.
const MOST_ROWS: usize = 2_000_000;

/// What to ask next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ask {
    /// Page number, from 1.
    pub page_no: usize,
    /// Rows per page. From page 2 on what page 1 really brought: then the offset is right whether the
    /// server counts by what was asked or by its own cap.
    pub page_size: usize,
}

/// What a page brought.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    /// The ids on it, in order.
    pub ids: &'a [i64],
    /// How many records there are in all, if the answer says.
    pub record_count: Option<i64>,
}

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Ask for this page.
    Ask(Ask),
    /// The list moved or came short: drop the rows read so far and begin again with this page.
    Again(Ask),
    /// Everything was read.
    Done,
    /// It stays short, or does not end.
    Short {
        /// How many the server says there are.
        expected: usize,
        /// How many different ones it showed.
        got: usize,
    },
}

/// The state of reading one list.
#[derive(Debug)]
pub struct Paging {
    first_size: usize,
    page_size: usize,
    page_no: usize,
    walk: usize,
    seen: HashSet<i64>,
    count: Option<usize>,
    shrank: bool,
    stale: usize,
    last_page: Vec<i64>,
}

impl Paging {
    /// Begins with pages of `page_size` rows.
    pub fn new(page_size: usize) -> Self {
        let first_size = page_size.max(1);
        Self {
            first_size,
            page_size: first_size,
            page_no: 1,
            walk: 1,
            seen: HashSet::new(),
            count: None,
            shrank: false,
            stale: 0,
            last_page: Vec::new(),
        }
    }

    /// The first page to ask for.
    pub fn first(&self) -> Ask {
        Ask { page_no: self.page_no, page_size: self.page_size }
    }

    /// Rows per page as the server serves them.
    pub fn page_rows(&self) -> usize {
        self.page_size
    }

    /// Takes a page and says what to do.
    pub fn take(&mut self, page: &Page<'_>) -> Step {
        let before = self.seen.len();
        self.seen.extend(page.ids);
        let nothing_new = self.seen.len() == before;
        self.stale = if nothing_new { self.stale + 1 } else { 0 };
        // Two rows or more exactly as on the page before: the server does not page at all.
        let repeats = page.ids.len() > 1 && page.ids == self.last_page;
        self.last_page = page.ids.to_vec();
        if self.page_no == 1 && !page.ids.is_empty() {
            self.page_size = page.ids.len();
        }
        self.note_count(page);
        let (ended, whole) = if let Some(count) = self.count {
            (nothing_new || self.seen.len() >= count, self.seen.len() >= count)
        } else {
            let ended = page.ids.is_empty() || repeats || self.stale >= STALE_PAGES;
            (ended, ended)
        };
        let endless = self.seen.len() > MOST_ROWS || self.page_no >= MOST_PAGES;
        if endless {
            return Step::Short { expected: usize::MAX, got: self.seen.len() };
        }
        if !ended && self.page_no < self.most_pages() {
            self.page_no += 1;
            return Step::Ask(self.first());
        }
        // A row that went away while the list was read may have pulled another one past us.
        if whole && !self.shrank {
            return Step::Done;
        }
        if self.walk >= if self.shrank { WALKS } else { 2 } {
            return Step::Short { expected: self.count.unwrap_or(usize::MAX), got: self.seen.len() };
        }
        *self = Self { walk: self.walk + 1, ..Self::new(self.first_size) };
        Step::Again(self.first())
    }

    /// The latest count is the true one; one below the rows of its own page is no count at all.
    fn note_count(&mut self, page: &Page<'_>) {
        let count = page.record_count.and_then(|count| usize::try_from(count).ok());
        let count = count.filter(|&count| count >= page.ids.len() && (count > 0 || self.seen.is_empty()));
        if let Some(count) = count {
            self.shrank |= self.count.is_some_and(|before| count < before);
            self.count = Some(count);
        }
    }

    fn most_pages(&self) -> usize {
        self.count.map_or(MOST_PAGES, |count| count.div_ceil(self.page_size).saturating_add(20))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A server as facts and complaints describe them.
    #[derive(Debug, Clone)]
    struct Server {
        rows: Vec<i64>,
        cap: Option<usize>,
        /// Offset by what was asked instead of by what is served.
        offset_by_asked: bool,
        counts: bool,
        ignores_paging: bool,
        /// After so many requests, one row is inserted in front.
        insert_at: Option<usize>,
        /// After so many requests, the first row is removed.
        remove_at: Option<usize>,
    }

    impl Server {
        fn of(n: i64) -> Self {
            Self {
                rows: (1..=n).collect(),
                cap: None,
                offset_by_asked: false,
                counts: true,
                ignores_paging: false,
                insert_at: None,
                remove_at: None,
            }
        }

        fn answer(&mut self, request: usize, ask: Ask) -> (Vec<i64>, Option<i64>) {
            if self.insert_at == Some(request) {
                self.rows.insert(0, -1);
            }
            if self.remove_at == Some(request) && !self.rows.is_empty() {
                self.rows.remove(0);
            }
            let count = self.counts.then(|| i64::try_from(self.rows.len()).unwrap());
            if self.ignores_paging {
                return (self.rows.clone(), count);
            }
            let served = self.cap.map_or(ask.page_size, |cap| cap.min(ask.page_size));
            let step = if self.offset_by_asked { ask.page_size } else { served };
            let from = (step * (ask.page_no - 1)).min(self.rows.len());
            (self.rows[from..(from + served).min(self.rows.len())].to_vec(), count)
        }
    }

    /// Reads it all; the ids of the last walk, or the short count, and the number of requests.
    fn read(server: &mut Server, page_size: usize) -> (Result<HashSet<i64>, (usize, usize)>, usize) {
        let mut paging = Paging::new(page_size);
        let (mut ask, mut got, mut requests) = (paging.first(), HashSet::new(), 0);
        loop {
            requests += 1;
            assert!(requests < 5000, "must end");
            let (ids, record_count) = server.answer(requests, ask);
            got.extend(ids.iter().copied());
            match paging.take(&Page { ids: &ids, record_count }) {
                Step::Ask(next) => ask = next,
                Step::Again(next) => {
                    got.clear();
                    ask = next;
                }
                Step::Done => return (Ok(got), requests),
                Step::Short { expected, got } => return (Err((expected, got)), requests),
            }
        }
    }

    #[test]
    fn one_request_where_one_is_enough() {
        let (all, requests) = read(&mut Server::of(717), 1000);
        assert_eq!((all.unwrap().len(), requests), (717, 1), "the count says that this is all");
    }

    #[test]
    fn a_cap_of_100_loses_nothing_under_either_reading_of_the_offset() {
        for offset_by_asked in [false, true] {
            let mut server = Server { cap: Some(100), offset_by_asked, ..Server::of(717) };
            let (all, requests) = read(&mut server, 1000);
            assert_eq!((all.unwrap().len(), requests), (717, 8), "the 617 that once went missing");
        }
    }

    #[test]
    fn a_list_that_stays_short_is_an_error() {
        let mut paging = Paging::new(1000);
        let ids: Vec<i64> = (1..=100).collect();
        let mut step = Step::Ask(paging.first());
        for _ in 0..4 {
            step = paging.take(&Page { ids: &ids, record_count: Some(717) });
        }
        assert_eq!(step, Step::Short { expected: 717, got: 100 }, "never a smaller world");
    }

    #[test]
    fn a_list_without_count_or_paging_costs_one_more_request() {
        let mut server = Server { counts: false, ignores_paging: true, ..Server::of(30) };
        let (all, requests) = read(&mut server, 1000);
        assert_eq!((all.unwrap().len(), requests), (30, 2), "the same page again shows that this is all");
    }

    #[test]
    fn a_list_without_end_is_given_up() {
        for (rows, record_count) in [(1, None), (1, Some(i64::MAX)), (100_000, Some(i64::MAX))] {
            let (mut paging, mut pages) = (Paging::new(1000), 0);
            let step = loop {
                let ids: Vec<i64> = (pages * rows..(pages + 1) * rows).collect();
                pages += 1;
                match paging.take(&Page { ids: &ids, record_count }) {
                    Step::Ask(_) => {}
                    other => break other,
                }
            };
            assert!(matches!(step, Step::Short { expected: usize::MAX, .. }), "{rows} rows a page: {step:?}");
        }
    }

    #[test]
    fn an_empty_list_is_empty() {
        let (all, requests) = read(&mut Server::of(0), 1000);
        assert_eq!((all.unwrap().len(), requests), (0, 1), "nothing is something a list can say");
        let mut silent = Server { counts: false, ..Server::of(0) };
        assert_eq!(read(&mut silent, 1000).0.unwrap().len(), 0, "also without a count");
    }

    proptest! {
        /// Whatever the server does, the rows that were there all along are all read, or it is an error.
        #[test]
        fn never_a_smaller_world(
            n in 0i64..450,
            page_size in 1usize..300,
            cap in proptest::option::of(prop_oneof![Just(1usize), Just(7), Just(50), Just(100)]),
            offset_by_asked: bool, counts: bool, ignores_paging: bool,
            insert_at in proptest::option::of(2usize..6),
            remove_at in proptest::option::of(2usize..6),
        ) {
            // Without a count, a removal in the midst of reading cannot be seen by anyone.
            let remove_at = remove_at.filter(|_| counts && insert_at.is_none());
            let mut server = Server { cap, offset_by_asked, counts, ignores_paging, insert_at, remove_at, ..Server::of(n) };
            // A server that counts its offset by what was asked while page 1 was asked with more than it
            // serves is asked with what it serves from then on.
            let (result, requests) = read(&mut server, page_size);
            prop_assert!(requests <= 3 * (460 + 21), "asked {requests} times");
            if let Ok(got) = result {
                for id in (1..=n).filter(|id| server.rows.contains(id)) {
                    prop_assert!(got.contains(&id), "lost {id} of {n}");
                }
            }
        }

        /// A quiet server is always read whole.
        #[test]
        fn a_quiet_server_is_read_whole(
            n in 0i64..450, page_size in 1usize..300,
            cap in proptest::option::of(prop_oneof![Just(7usize), Just(50), Just(100)]),
            offset_by_asked: bool, counts: bool, ignores_paging: bool,
        ) {
            let mut server = Server { cap, offset_by_asked, counts, ignores_paging, ..Server::of(n) };
            let (result, _) = read(&mut server, page_size);
            prop_assert_eq!(result.map(|got| got.len()), Ok(usize::try_from(n).unwrap()));
        }
    }
}
