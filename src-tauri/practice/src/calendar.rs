//! Calendar days, as far as the two servers need them: from a day number to text and back.
//!
//! May not know the current day: the company's data must not depend on when it was made.

/// Days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(pub(crate) i64);

impl Day {
    /// The day on which a company is drawn where nobody says another.
    pub(crate) const DRAWN: Self = Self(20_410);

    /// The day of a date of the Gregorian calendar.
    pub(crate) fn of(year: i64, month: i64, day: i64) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }

    /// Year, month, day.
    pub(crate) fn parts(self) -> (i64, i64, i64) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        (year_of_era + era * 400 + i64::from(month <= 2), month, day)
    }

    /// `2024-03-18T00:00:00`, the form without a zone.
    pub(crate) fn iso(self) -> String {
        let (year, month, day) = self.parts();
        format!("{year:04}-{month:02}-{day:02}T00:00:00")
    }

    /// The same day of the year, first met after `today`; 29 February becomes 28 February.
    pub(crate) fn next_anniversary(self, today: Self) -> Self {
        let (_, month, day) = self.parts();
        let (year, ..) = today.parts();
        let day = if month == 2 { day.min(28) } else { day };
        let this_year = Self::of(year, month, day);
        if this_year > today { this_year } else { Self::of(year + 1, month, day) }
    }
}

/// Brings a date text into Halo's form, or gives nothing when it is no date at all.
pub(crate) fn halo_date(text: &str) -> Option<String> {
    let (date, rest) = text.split_at_checked(10)?;
    let mut parts = date.split('-').map(str::parse::<i64>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    if parts.next().is_some() || Day::of(year, month, day).parts() != (year, month, day) {
        return None;
    }
    if rest.is_empty() {
        return Some(format!("{date}T00:00:00"));
    }
    let time = rest.strip_prefix('T').or_else(|| rest.strip_prefix(' '))?;
    let clock = time.get(..8)?;
    let in_range = |range, limit| {
        clock.get(range).and_then(|part: &str| part.parse::<u8>().ok()).is_some_and(|part| part < limit)
    };
    let zone_or_fraction = time.get(8..)?;
    let tail_known = zone_or_fraction.is_empty() || zone_or_fraction.starts_with(['.', 'Z', '+', '-']);
    (in_range(0..2, 24) && in_range(3..5, 60) && in_range(6..8, 60) && tail_known)
        .then(|| format!("{date}T{clock}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_survive_the_round_trip() {
        for (year, month, day) in [(1900, 1, 1), (1970, 1, 1), (2000, 2, 29), (2024, 12, 31), (2100, 3, 1)] {
            assert_eq!(
                Day::of(year, month, day).parts(),
                (year, month, day),
                "a date must come back as it was"
            );
        }
        assert_eq!(Day::of(1970, 1, 2).0, 1, "days are counted from 1970-01-01");
    }

    #[test]
    fn halo_takes_real_dates_only() {
        assert_eq!(
            halo_date("2024-03-18").as_deref(),
            Some("2024-03-18T00:00:00"),
            "a bare date is midnight"
        );
        assert_eq!(
            halo_date("2024-03-18T10:11:12.345Z").as_deref(),
            Some("2024-03-18T10:11:12"),
            "answers carry no zone and no fraction"
        );
        assert_eq!(halo_date("2024-02-30"), None, "30 February is no date");
        assert_eq!(halo_date("18/03/2024"), None, "only the ISO order is a date here");
        assert_eq!(halo_date("2024-03-18Tnoon"), None, "a time must be a time");
    }
}
