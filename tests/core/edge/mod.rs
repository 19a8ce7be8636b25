//! The outward edge: the real clients against small loopback servers that answer with raw bytes.

mod also;
mod company;
mod giacom;
mod halo;
mod halo_writes;
mod hostile;
mod http;
mod notify;
mod server;
mod stranger;
