//! The store: what it keeps when things go wrong, and when two processes look at it.

mod audit;
mod audit_pages;
mod disk;
mod journal;
mod seats;
mod subscriptions;
mod two_views;
