//! The practice company.
