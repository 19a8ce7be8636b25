//! A message on a real bus: a session of its own with a service that shows nothing and keeps all it is given.

use crate::stage::{connected, fails, said};
use halyard_measure::{Halyard, Office, Said};
use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use zbus::zvariant::OwnedValue;

/// What desktops have for it.
#[derive(Clone, Default)]
struct Shown(Arc<Mutex<Vec<(String, String, String)>>>);

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Shown {
    #[allow(clippy::too_many_arguments)] // as the desktop's own interface has them
    fn notify(
        &self,
        app_name: String,
        replaces: u32,
        icon: String,
        summary: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        expires: i32,
    ) -> u32 {
        let _ = (replaces, icon, actions, hints, expires);
        self.0.lock().unwrap().push((app_name, summary, body));
        7
    }
}

/// A bus that ends with the test.
struct Bus {
    daemon: Child,
    address: String,
}

impl Bus {
    fn start() -> Self {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is installed: package dbus-daemon or dbus");
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self { daemon, address: address.trim().to_owned() }
    }

    fn serve(&self, shown: &Shown) -> zbus::blocking::Connection {
        zbus::blocking::connection::Builder::address(self.address.as_str())
            .and_then(|bus| bus.name("org.freedesktop.Notifications"))
            .and_then(|bus| bus.serve_at("/org/freedesktop/Notifications", shown.clone()))
            .and_then(zbus::blocking::connection::Builder::build)
            .expect("the service has its place on the bus")
    }

    /// The command line as started in a desktop session on this bus.
    fn session(&self, office: &Office) -> Halyard {
        office.halyard.clone().with("DBUS_SESSION_BUS_ADDRESS", &self.address).with("DISPLAY", ":97")
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

fn test(halyard: &Halyard) -> Said {
    halyard.run(&["notify", "test", "desktop"]).expect("it ends")
}

#[test]
fn a_message_is_shown_on_the_desktop_it_was_started_in() {
    let office = connected();
    let bus = Bus::start();
    let halyard = bus.session(&office);
    fails("nothing shows messages there", &test(&halyard), 1, "DESKTOP-UNAVAILABLE");
    let shown = Shown::default();
    let service = bus.serve(&shown);
    let said = test(&halyard);
    assert_eq!(said.code, Some(0), "it is taken: {said}");
    let all = shown.0.lock().unwrap().clone();
    assert_eq!(all.len(), 1, "once: {all:?}");
    assert_eq!((&*all[0].0, &*all[0].1), ("Halyard", "Halyard: a test message"), "by name: {all:?}");
    assert!(all[0].2.contains("This is a test."), "in words: {all:?}");
    let view = halyard.run(&["notify"]).unwrap().json().unwrap();
    assert_eq!((&view["desktop"]["present"], &view["desktop"]["last"]["error"]), (&true.into(), &().into()));
    drop(service);
}

#[test]
fn without_a_desktop_nobody_waits_for_one() {
    let office = connected();
    fails("no desktop", &said(&office, &["notify", "test", "desktop"]), 1, "DESKTOP-UNAVAILABLE");
    let view = office.must(&["notify"]).unwrap();
    assert_eq!(view["desktop"]["present"], false, "{view}");
    let all = office.must(&["notify", "test"]).unwrap();
    assert_eq!(all["tests"].as_array().map(Vec::len), Some(0), "on, but not here: {all}");
}
